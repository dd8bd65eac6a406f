/** Probes in the timeline of a chat: `window.iqmockProbes` puts them between the events, and makes their rows. */
export const probeScript = /* js */ `
(function () {
  var data = window.iqmockData;
  var make = window.iqmockMake;
  var after = {};
  data.probes.forEach(function (probe, index) { (after[probe.after] = after[probe.after] || []).push(index); });
  window.iqmockProbes = {
    row: function (index) {
      var probe = data.probes[index];
      var tone = probe.passed ? 'good' : 'bad';
      var item = make('li', 'line probe');
      item.dataset.probe = index;
      var box = make('div', 'event ' + tone);
      var expected = probe.expected === '' ? '' : 'expected ' + probe.expected;
      box.append(make('span', 'badge ' + tone, probe.name + (probe.passed ? ' held' : ' failed')), make('span', 'text', probe.subject));
      box.append(make('span', 'text', probe.passed ? expected : expected + ', got ' + (probe.actual || 'nothing')));
      Array.prototype.forEach.call(box.children, function (child) { child.dir = 'auto'; });
      item.append(box);
      return item;
    },
    /** Positions of events, and the probes after them as negative numbers. */
    between: function (positions) {
      var rows = [];
      positions.forEach(function (position) {
        rows.push(position);
        (after[position] || []).forEach(function (probe) { rows.push(-1 - probe); });
      });
      return rows;
    }
  };
})();
`;
