/** CSS of charts. */
export const chartStyles = /* css */ `
.chart figcaption { display: flex; flex-wrap: wrap; gap: 2px 16px; font-size: 0.85rem; color: var(--soft); margin-bottom: 10px; }
.chart .key { display: inline-flex; align-items: center; gap: 6px; }
.chart .key i { width: 9px; height: 9px; border-radius: 50%; background: var(--tone); }
.chart .key i.line, .chart .key i.area { width: 16px; height: 0; border-radius: 0; border-top: 2px solid var(--tone); background: none; }
.chart .key i.dashed { border-top-style: dashed; }
.chart .plot { display: grid; grid-template-columns: 64px minmax(0, 1fr); grid-template-rows: var(--plot-height) 22px; }
.chart .canvas { position: relative; border-left: 1px solid var(--line); border-bottom: 1px solid var(--line); }
.chart svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.chart path { fill: none; stroke: var(--tone); vector-effect: non-scaling-stroke; }
.chart path.grid { stroke: var(--line); stroke-width: 1; }
.chart path.dots { stroke-width: 6; stroke-linecap: round; opacity: 0.75; }
.chart path.dots.many { stroke-width: 4; opacity: 0.6; }
.chart path.line { stroke-width: 1.75; stroke-linejoin: round; }
.chart path.area { fill: var(--tone); stroke: none; opacity: 0.22; }
.chart path.dashed { stroke-dasharray: 5 4; }
.chart path.mark { stroke-width: 1.25; stroke-dasharray: 6 4; }
.chart .mark-label { position: absolute; right: 0; transform: translateY(-1px); font-size: 0.75rem; color: var(--tone); background: color-mix(in srgb, var(--card) 82%, transparent); padding: 0 4px; line-height: 1.3; border-radius: 3px; pointer-events: none; }
.chart .y-ticks, .chart .x-ticks { position: relative; color: var(--soft); font-size: 0.76rem; font-variant-numeric: tabular-nums; }
.chart .x-ticks { grid-column: 2; }
.chart .y-ticks span { position: absolute; right: 8px; transform: translateY(50%); white-space: nowrap; }
.chart .x-ticks span { position: absolute; top: 5px; transform: translateX(-50%); white-space: nowrap; }
.chart .x-ticks span:first-child { transform: none; }
.chart .x-ticks span:last-child { transform: translateX(-80%); }
.chart .axes { display: flex; justify-content: space-between; color: var(--soft); font-size: 0.8rem; margin-top: 4px; }
.chart .tip { position: absolute; z-index: 2; pointer-events: none; background: var(--card); color: var(--text); border: 1px solid var(--line); border-radius: 7px; box-shadow: 0 3px 12px light-dark(#1b222b2e, #000a); padding: 5px 9px; font-size: 0.8rem; white-space: pre-line; max-width: 320px; width: max-content; }
.chart .point { position: absolute; width: 12px; height: 12px; margin: -6px; border-radius: 50%; border: 2px solid var(--accent); pointer-events: none; }
.chart.picks .canvas { cursor: pointer; }
.chart [hidden] { display: none; }
@media (max-width: 640px) {
  .chart .plot { grid-template-columns: 50px minmax(0, 1fr); }
  .chart .x-ticks span:nth-child(even) { display: none; }
}
`;

/**
 * Pointing at a chart: the nearest point is ringed and told. A page may set `figure.iqmockLabel(seriesIndex, point)` to
 * tell more, and listens to `chart-pick` (detail: the point's reference) for clicks.
 */
export const chartScript = /* js */ `
(function () {
  function formatted(value, format) {
    if (format === 'duration') {
      if (value < 1000) return Number(value.toPrecision(3)) + ' ms';
      if (value < 60000) return Number((value / 1000).toPrecision(3)) + ' s';
      return Math.floor(value / 60000) + ' min ' + Math.round((value % 60000) / 1000) + ' s';
    }
    if (format === 'bytes') return value < 1000 ? value + ' B' : (value / 1000).toFixed(1) + ' kB';
    if (format === 'percent') return Number(value.toPrecision(3)) + ' %';
    return value.toLocaleString('en-US');
  }
  function share(value, axis) {
    if (!axis.log) return (value - axis.min) / (axis.max - axis.min);
    return Math.log10(Math.max(value, axis.min) / axis.min) / Math.log10(axis.max / axis.min);
  }
  document.querySelectorAll('figure.chart').forEach(function (figure) {
    var data = JSON.parse(figure.querySelector('.chart-data').textContent);
    var canvas = figure.querySelector('.canvas');
    var tip = figure.querySelector('.tip');
    var ring = figure.querySelector('.point');
    var nearest = null;
    var placed = [];
    data.series.forEach(function (series, index) {
      series.points.forEach(function (point) {
        if (point[1] !== null) placed.push({ x: share(point[0], data.x), y: 1 - share(point[1], data.y), series: index, point: point });
      });
    });
    if (placed.some(function (item) { return item.point.length > 2; })) figure.classList.add('picks');
    function find(event) {
      var box = canvas.getBoundingClientRect();
      var x = event.clientX - box.left;
      var y = event.clientY - box.top;
      var best = 60 * 60;
      nearest = null;
      placed.forEach(function (item) {
        var dx = item.x * box.width - x;
        var dy = item.y * box.height - y;
        var distance = dx * dx + dy * dy;
        if (distance < best) { best = distance; nearest = item; }
      });
      return box;
    }
    canvas.addEventListener('pointermove', function (event) {
      var box = find(event);
      tip.hidden = ring.hidden = nearest === null;
      if (nearest === null) return;
      var lines = [data.series[nearest.series].name + ': ' + formatted(nearest.point[1], data.y.format), 'at ' + formatted(nearest.point[0], data.x.format)];
      if (figure.iqmockLabel) lines.push(figure.iqmockLabel(nearest.series, nearest.point));
      tip.textContent = lines.join('\\n');
      ring.style.left = nearest.x * 100 + '%';
      ring.style.top = nearest.y * 100 + '%';
      var left = nearest.x * box.width;
      tip.style.left = Math.max(0, Math.min(box.width - tip.offsetWidth, left + 14 + tip.offsetWidth > box.width ? left - tip.offsetWidth - 14 : left + 14)) + 'px';
      tip.style.top = Math.max(0, nearest.y * box.height - tip.offsetHeight - 10) + 'px';
    });
    canvas.addEventListener('pointerleave', function () { tip.hidden = ring.hidden = true; });
    canvas.addEventListener('click', function (event) {
      find(event);
      if (nearest !== null && nearest.point.length > 2) figure.dispatchEvent(new CustomEvent('chart-pick', { detail: nearest.point[2] }));
    });
  });
})();
`;
