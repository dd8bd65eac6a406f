/**
 * The dialog of one webhook. It unpacks payloads when they are asked for, and writes whatever came from outside as
 * text, never as HTML. Sets `window.iqmockDetail(position, step)`, where `step(position, by)` gives the neighbour.
 */
export const detailScript = /* js */ `
(function () {
  var data = JSON.parse(document.getElementById('run-data').textContent);
  data.events = JSON.parse(document.getElementById('run-events').textContent);
  var dialog = document.getElementById('detail');
  var packets = {};
  var current = -1;
  var neighbour = function () { return -1; };
  window.iqmockData = data;

  function element(id) { return document.getElementById(id); }
  function make(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }
  window.iqmockMake = make;

  function unpack(number) {
    if (!packets[number]) {
      var packed = atob(element('packet-' + number).textContent);
      var bytes = new Uint8Array(packed.length);
      for (var index = 0; index < packed.length; index++) bytes[index] = packed.charCodeAt(index);
      var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
      packets[number] = new Response(stream).text().then(JSON.parse);
    }
    return packets[number];
  }

  var token = /"(?:[^"\\\\]|\\\\.)*"|[\\[{]\\s*[\\]}]|[^\\s\\[\\]{},:"]+|[\\[\\]{},:]/g;
  function isJson(text) {
    try { return typeof JSON.parse(text) === 'object'; } catch (error) { return false; }
  }
  /** Spreads JSON out, each number and string as it was sent: parsing would round long ids. */
  function writeText(pre, text) {
    pre.textContent = '';
    pre.classList.toggle('empty', text === '');
    if (text === '') { pre.textContent = 'empty'; return; }
    if (!isJson(text)) { pre.textContent = text; return; }
    var depth = 0;
    var out = document.createDocumentFragment();
    var plain = '';
    function flush() { if (plain) { out.append(plain); plain = ''; } }
    function styled(className, part) { flush(); out.append(make('span', className, part)); }
    function newLine(step) { depth += step; plain += '\\n' + '  '.repeat(depth); }
    var parts = text.match(token);
    parts.forEach(function (part, index) {
      var first = part.charAt(0);
      if (part === '{' || part === '[') { plain += part; newLine(1); }
      else if (part === '}' || part === ']') { newLine(-1); plain += part; }
      else if (part === ',') { plain += part; newLine(0); }
      else if (part === ':') plain += ': ';
      else if (first === '{' || first === '[') plain += part.replace(/\\s/g, '');
      else if (first === '"') styled(parts[index + 1] === ':' ? 'key' : 'string', part);
      else styled(/[tfn]/.test(first) ? 'word' : 'number', part);
    });
    flush();
    pre.append(out);
  }

  function headerText(headers) {
    return Object.keys(headers || {}).map(function (name) { return name + ': ' + headers[name]; }).join('\\n');
  }
  function duration(ms) { return ms < 1000 ? Math.round(ms * 10) / 10 + ' ms' : Math.round(ms / 10) / 100 + ' s'; }
  window.iqmockDuration = duration;

  function showTry(detail, index) {
    var box = element('detail-answer');
    var attempt = detail.attempts[index];
    box.textContent = '';
    Array.prototype.forEach.call(element('detail-tries').children, function (button, other) {
      button.setAttribute('aria-pressed', String(other === index));
    });
    writeHeaders(element('sent-headers'), attempt ? attempt.sentHeaders : {});
    if (!attempt) { box.append(make('p', 'note', 'Never sent: ' + (detail.dropReason || 'the run ended first') + '.')); return; }
    var facts = attempt.status === undefined ? (attempt.error ? attempt.error.code + ': ' + attempt.error.message : 'no answer') : 'Status ' + attempt.status;
    box.append(make('p', 'try-facts', facts + ' · after ' + duration(attempt.doneAt - attempt.sentAt)));
    var headers = make('details');
    headers.append(make('summary', '', 'Headers received'), make('pre'));
    writeHeaders(headers, attempt.headers);
    var pre = make('pre', 'json');
    pre.tabIndex = 0;
    box.append(headers);
    if (attempt.status !== undefined) { writeText(pre, attempt.body || ''); box.append(pre); }
    var kept = new Blob([attempt.body || '']).size;
    if (attempt.bodyBytes > kept) box.append(make('p', 'note', 'The first ' + kept + ' of ' + attempt.bodyBytes + ' bytes.'));
  }
  function writeHeaders(details, headers) {
    var text = headerText(headers);
    details.hidden = text === '';
    details.querySelector('pre').textContent = text;
  }

  function showChecks(checks) {
    var list = element('detail-checks');
    list.textContent = '';
    checks.forEach(function (check) {
      if (check.passed && checks.length > 1 && check.name === 'accepted') return;
      var tone = check.passed ? 'good' : check.severity === 'warning' ? 'warn' : 'bad';
      var item = make('li');
      var text = check.expected ? 'expected ' + check.expected : '';
      if (!check.passed) text += ', got ' + (check.actual || 'nothing') + '. ' + (check.why || '') + ' ' + (check.advice || '');
      item.append(make('span', 'badge ' + tone, check.name + (check.passed ? ' held' : '')), make('span', '', text));
      list.append(item);
    });
  }

  function show(position) {
    var event = data.events[position];
    var chat = data.chats[event.chat];
    current = position;
    element('detail-title').textContent = event.type + ' · ' + event.summary;
    element('detail-note').textContent = ['evt ' + event.eventId, 'chat ' + chat.chatId, event.scenario || chat.scenario, event.place, event.id].filter(Boolean).join(' · ');
    element('detail-previous').disabled = neighbour(position, -1) < 0;
    element('detail-next').disabled = neighbour(position, 1) < 0;
    unpack(Math.floor(position / data.packetSize)).then(function (details) {
      if (current !== position) return;
      var detail = details[position % data.packetSize];
      dialog.classList.toggle('without-payload', detail === null);
      if (detail === null) detail = { body: '', attempts: [], checks: [] };
      writeText(element('detail-body'), detail.body);
      var tries = element('detail-tries');
      tries.textContent = '';
      if (detail.attempts.length > 1) detail.attempts.forEach(function (attempt, index) {
        var button = make('button', 'button', 'Try ' + attempt.number + ': ' + (attempt.status || (attempt.error || {}).code || 'no answer'));
        button.type = 'button';
        button.addEventListener('click', function () { showTry(detail, index); });
        tries.append(button);
      });
      showTry(detail, detail.attempts.length - 1);
      showChecks(detail.checks);
      element('curl-section').hidden = !detail.curl;
      element('detail-curl').textContent = detail.curl || '';
      dialog.querySelector('.content').scrollTop = 0;
    }, function (error) {
      element('detail-body').textContent = 'This browser cannot unpack the payload: ' + error.message;
    });
  }

  window.iqmockDetail = function (position, step) {
    neighbour = step;
    show(position);
    if (!dialog.open) dialog.showModal();
  };
  function move(by) {
    var next = neighbour(current, by);
    if (next >= 0) show(next);
  }
  element('detail-close').addEventListener('click', function () { dialog.close(); });
  element('detail-previous').addEventListener('click', function () { move(-1); });
  element('detail-next').addEventListener('click', function () { move(1); });
  dialog.addEventListener('click', function (event) { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener('keydown', function (event) {
    if (event.target.closest('pre')) return;
    if (event.key === 'ArrowLeft') move(-1);
    if (event.key === 'ArrowRight') move(1);
  });
  window.iqmockShown = function () { return current; };
})();
`;
