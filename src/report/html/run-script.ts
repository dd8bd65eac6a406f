/** The conversations: the list of chats, the timeline of one, filters and search, and jumping to one webhook. */
export const runScript = /* js */ `
(function () {
  var data = window.iqmockData;
  var make = window.iqmockMake;
  var pane = document.getElementById('timeline-pane');
  if (!pane) return;
  var events = data.events;
  var chatList = document.getElementById('chats');
  var timeline = document.getElementById('timeline');
  var panes = document.getElementById('conversation-panes');
  var state = { filter: 'all', type: '', scenario: '', words: [], chat: 0 };
  /** Positions of the events that the filters let through, by chat. */
  var shown = [];
  var haystacks = [];

  function haystack(position) {
    if (haystacks[position] === undefined) {
      var event = events[position];
      var chat = data.chats[event.chat];
      haystacks[position] = [event.type, event.eventId, event.id, event.who, event.text, event.quote, event.file, event.summary, event.place, event.answer, event.said, chat.chatId, chat.name, chat.scenario, event.failed.join(' '), event.warned.join(' ')].join('\\n').toLowerCase();
    }
    return haystacks[position];
  }
  var holds = {
    all: function () { return true; },
    retried: function (event) { return event.attempts > 1; },
    checks: function (event) { return event.failed.length > 0; },
    warnings: function (event) { return event.warned.length > 0; }
  };
  function passes(event, position) {
    var rule = holds[state.filter];
    if (rule ? !rule(event) : event.outcome !== state.filter) return false;
    if (state.type !== '' && event.type !== state.type) return false;
    if (state.scenario !== '' && data.chats[event.chat].scenario !== state.scenario) return false;
    return state.words.every(function (word) { return haystack(position).includes(word); });
  }

  /** Fills a list bit by bit as it is scrolled: thousands of rows are never made at once. */
  function fill(list, root, items, row) {
    if (list.watcher) list.watcher.disconnect();
    list.textContent = '';
    var made = 0;
    var sentinel = make('li');
    function more(upTo) {
      var end = Math.min(items.length, Math.max(made + 80, upTo || 0));
      var piece = document.createDocumentFragment();
      for (; made < end; made++) piece.append(row(items[made]));
      list.insertBefore(piece, sentinel);
      if (made >= items.length) { sentinel.remove(); list.watcher.disconnect(); }
    }
    list.append(sentinel);
    list.watcher = new IntersectionObserver(function (entries) {
      if (entries.some(function (entry) { return entry.isIntersecting; })) more();
    }, { root: root, rootMargin: '600px' });
    list.watcher.observe(sentinel);
    list.upTo = function (index) { if (index >= made) more(index + 20); };
    more();
  }

  function chatTitle(chat) { return chat.name || 'chat ' + chat.chatId; }
  function chatRow(index) {
    var chat = data.chats[index];
    var own = shown[index];
    var broken = own.filter(function (position) { return events[position].failed.length > 0 || events[position].tone === 'bad'; }).length;
    var item = make('li');
    var button = make('button', 'chat');
    button.type = 'button';
    button.dataset.chat = index;
    if (index === state.chat) button.setAttribute('aria-current', 'true');
    button.append(make('span', 'name', chatTitle(chat)), broken > 0 ? make('span', 'badge bad', broken + ' bad') : make('span', 'badge idle', String(own.length)), make('span', 'about', chat.scenario + ' · chat ' + chat.chatId));
    item.append(button);
    return item;
  }

  function time(ms) {
    var date = new Date(ms);
    return isNaN(date) ? '' : date.toLocaleTimeString('en-GB');
  }
  function meta(event) {
    var box = make('span', 'meta');
    box.append(make('span', '', time(event.createdAt)), make('span', '', event.eventId > 0 ? 'evt ' + event.eventId : 'transitive'));
    var answer = event.answer + (event.serviceMs === undefined ? '' : ' · ' + window.iqmockDuration(event.serviceMs));
    box.append(make('span', 'answer ' + event.tone, answer));
    if (event.attempts > 1) box.append(make('span', 'badge info', event.attempts + ' tries'));
    event.failed.forEach(function (name) { box.append(make('span', 'badge bad', name)); });
    event.warned.forEach(function (name) { box.append(make('span', 'badge warn', name)); });
    return box;
  }
  function eventRow(position) {
    var event = events[position];
    var isBubble = event.text !== undefined && event.side !== 'system';
    var item = make('li', (isBubble ? 'bubble ' : 'line ') + event.side);
    var button = make('button', 'event');
    button.type = 'button';
    button.dataset.position = position;
    if (isBubble) {
      if (event.who) button.append(make('span', 'who', event.who));
      if (event.quote) button.append(make('span', 'quote', event.quote));
      if (event.text) button.append(make('span', 'text', event.text));
      if (event.file) button.append(make('span', 'file', event.file));
    } else {
      button.append(make('span', 'mono', event.type), make('span', 'text', event.summary));
    }
    Array.prototype.forEach.call(button.children, function (child) { child.dir = 'auto'; });
    button.append(meta(event));
    item.append(button);
    return item;
  }

  function anyRow(row) { return row < 0 ? window.iqmockProbes.row(-1 - row) : eventRow(row); }
  function showProbe(index) {
    var chat = events[data.probes[index].after].chat;
    if (!(shown[chat] || []).includes(data.probes[index].after)) document.querySelector('[data-filter="all"]').click();
    showChat(chat);
    timeline.upTo(timeline.rows.indexOf(-1 - index));
    var item = timeline.querySelector('[data-probe="' + index + '"]');
    if (!item) return;
    item.firstElementChild.classList.add('marked');
    document.getElementById('conversations').scrollIntoView({ block: 'start' });
    pane.scrollTop += item.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  }

  function showChat(index) {
    state.chat = index;
    chatList.querySelectorAll('.chat').forEach(function (button) {
      if (Number(button.dataset.chat) === index) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    });
    var own = shown[index] || [];
    var title = document.getElementById('chat-title');
    title.textContent = own.length > 0 ? chatTitle(data.chats[index]) + ' ' : 'Nothing here';
    if (own.length > 0) title.append(make('small', '', 'chat ' + data.chats[index].chatId + ' · ' + own.length + (own.length === 1 ? ' event' : ' events')));
    pane.scrollTop = 0;
    timeline.rows = window.iqmockProbes.between(own);
    fill(timeline, pane, timeline.rows, anyRow);
  }

  function apply() {
    shown = data.chats.map(function () { return []; });
    var count = 0;
    events.forEach(function (event, position) {
      if (passes(event, position)) { shown[event.chat].push(position); count++; }
    });
    var visible = data.chats.map(function (_, index) { return index; }).filter(function (index) { return shown[index].length > 0; });
    document.getElementById('shown').textContent = count + ' of ' + events.length + ' events in ' + visible.length + (visible.length === 1 ? ' chat' : ' chats');
    panes.classList.toggle('single', data.chats.length < 2);
    if (visible.length > 0 && !visible.includes(state.chat)) state.chat = visible[0];
    fill(chatList, chatList.parentElement, visible, chatRow);
    showChat(state.chat);
  }

  function step(position, by) {
    var own = shown[events[position].chat] || [];
    var next = own[own.indexOf(position) + by];
    return own.includes(position) && next !== undefined ? next : -1;
  }
  function mark(position) {
    timeline.querySelectorAll('.marked').forEach(function (old) { old.classList.remove('marked'); });
    var own = shown[events[position].chat] || [];
    if (events[position].chat !== state.chat || !own.includes(position)) return null;
    timeline.upTo(timeline.rows.indexOf(position));
    var button = timeline.querySelector('[data-position="' + position + '"]');
    if (button) {
      button.classList.add('marked');
      // Only the pane is scrolled: whoever looks at a failure above stays there.
      var box = button.getBoundingClientRect();
      var frame = pane.getBoundingClientRect();
      if (box.top < frame.top + 50 || box.bottom > frame.bottom) pane.scrollTop += box.top - frame.top - pane.clientHeight / 3;
    }
    return button;
  }
  var cameFromTimeline = false;
  function open(position) {
    cameFromTimeline = timeline.contains(document.activeElement);
    if (events[position].chat !== state.chat) { state.chat = events[position].chat; apply(); }
    mark(position);
    window.iqmockDetail(position, step);
  }

  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-show], [data-show-probe], [data-position], [data-chat], [data-filter]');
    if (!button) return;
    if (button.dataset.show) open(Number(button.dataset.show));
    else if (button.dataset.showProbe) showProbe(Number(button.dataset.showProbe));
    else if (button.dataset.position) open(Number(button.dataset.position));
    else if (button.dataset.chat) showChat(Number(button.dataset.chat));
    else {
      state.filter = button.dataset.filter;
      document.querySelectorAll('[data-filter]').forEach(function (other) { other.setAttribute('aria-pressed', String(other === button)); });
      apply();
    }
  });
  document.getElementById('detail').addEventListener('close', function () {
    var button = mark(window.iqmockShown());
    if (button && cameFromTimeline) button.focus({ preventScroll: true });
  });
  timeline.addEventListener('keydown', function (event) {
    var by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    var item = event.target.closest('li');
    if (by === 0 || !item) return;
    event.preventDefault();
    var next = by > 0 ? item.nextElementSibling : item.previousElementSibling;
    var button = next && next.querySelector('button');
    if (button) button.focus();
  });
  function onSelect(id, key) {
    var select = document.getElementById(id);
    if (select) select.addEventListener('change', function () { state[key] = select.value; apply(); });
  }
  onSelect('type-filter', 'type');
  onSelect('scenario-filter', 'scenario');
  var timer = 0;
  document.getElementById('search').addEventListener('input', function (event) {
    clearTimeout(timer);
    timer = setTimeout(function () {
      state.words = event.target.value.toLowerCase().split(/\\s+/).filter(Boolean);
      apply();
    }, 120);
  });
  var figure = document.getElementById('answer-times');
  if (figure) {
    figure.iqmockLabel = function (_, point) { return point[2] === undefined ? 'not listed below' : events[point[2]].type + ' ' + events[point[2]].summary; };
    figure.addEventListener('chart-pick', function (event) { open(event.detail); });
  }
  apply();
})();
`;
