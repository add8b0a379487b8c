// What each kind of plot holds: its lines and bars, and the words for their values.
/* global uPlot, RunTheme */
"use strict";

// axis: data, as RunPlots holds it
function runSeries(axis) {
  const GAP_BETWEEN_BARS = 1;
  const BARS = uPlot.paths.bars({ size: [1, Infinity], align: 0, gap: GAP_BETWEEN_BARS });
  const LAWS = [{ colour: "through" }, { colour: "p99" }, { colour: "muted" }, { colour: "p50", dash: [3, 2] }];
  const SHORT_GAP_BINS = 4; // a pause between rare arrivals is no hole in the record

  function times() {
    return Array.from({ length: axis.data.bins }, function (_, bin) {
      return (bin + 0.5) * axis.data.binSeconds;
    });
  }

  function latencyWords(millis) {
    if (millis >= 1000) {
      return (millis / 1000).toFixed(millis >= 10000 ? 1 : 2) + " s";
    }
    return (millis < 10 ? millis.toFixed(1) : Math.round(millis)) + " ms";
  }

  function countWords(count) {
    return String(Math.round(count * 10) / 10);
  }

  function line(label, values, colour, width, dash, words) {
    return {
      values: values,
      words: words,
      series: {
        label: label,
        stroke: function () { return RunTheme.paint[colour]; },
        width: width,
        dash: dash,
        spanGaps: false,
        gaps: function (u, index, first, last, gaps) {
          const short = (u.valToPos(SHORT_GAP_BINS * axis.data.binSeconds, "x", true) - u.valToPos(0, "x", true));
          return gaps.filter(function (gap) { return gap[1] - gap[0] > short; });
        },
        points: { size: 4, fill: function () { return RunTheme.paint[colour]; } },
      },
      swatch: { colour: colour, kind: dash ? "dashed" : "line" },
    };
  }

  function bars(label, values, colour) {
    return {
      values: values,
      words: countWords,
      series: {
        label: label,
        paths: BARS,
        fill: function () { return RunTheme.paint[colour]; },
        stroke: function () { return RunTheme.paint[colour]; },
        width: 0,
        points: { show: false },
      },
      swatch: { colour: colour, kind: "block" },
    };
  }

  // The upper outline of bars: where it meets the bars of what was asked, all of it came through.
  function outline(u, index, first, last) {
    const path = new Path2D();
    const half = axis.data.binSeconds / 2;
    let isDown = false;
    for (let i = first; i <= last; i++) {
      const value = u.data[index][i];
      if (value === null || value === undefined) {
        isDown = false;
        continue;
      }
      const y = Math.round(u.valToPos(value, "y", true));
      const left = u.valToPos(u.data[0][i] - half, "x", true);
      if (isDown) {
        path.lineTo(left, y);
      } else {
        path.moveTo(left, y);
      }
      path.lineTo(u.valToPos(u.data[0][i] + half, "x", true), y);
      isDown = true;
    }
    return { stroke: path, fill: null, clip: null, band: null, gaps: null, flags: 1 };
  }

  function steps(label, values, colour, dash) {
    const made = line(label, values, colour, 1.75, dash, countWords);
    made.series.paths = outline;
    made.series.points = { show: false };
    return made;
  }

  function perSecond(counts) {
    return counts.map(function (count) { return count === null ? null : count / axis.data.binSeconds; });
  }

  const KINDS = {
    latency: function (index, key) {
      const flow = axis.data.flows[index];
      const shownKey = key || flow.shown;
      const of = flow.latencies.find(function (one) { return one.key === shownKey; }) || flow.latencies[0];
      return {
        summary: of.summary,
        lines: [
          line("p50", of.p50, "p50", 1.5, undefined, latencyWords),
          line("p95", of.p95, "p95", 2.25, undefined, latencyWords),
          line("p99", of.p99, "p99", 1.5, [3, 4], latencyWords),
        ],
        count: of.count,
        bands: [{ series: [3, 1], fill: function () { return RunTheme.paint.spread; } }],
        axis: function (millis) { return millis >= 1000 ? millis / 1000 + " s" : millis + " ms"; },
      };
    },
    rates: function (index) {
      const flow = axis.data.flows[index];
      const lines = [
        bars("arrived", perSecond(flow.arrivals), "bars"),
        steps("completed", perSecond(flow.completed), "through"),
      ];
      if (flow.failed.some(function (count) { return count > 0; })) {
        lines.push(bars("failed", perSecond(flow.failed), "failed"));
      }
      return { lines: lines, axis: countWords };
    },
    attempts: function (index) {
      const point = axis.data.points[index];
      return {
        lines: [
          bars("demand", perSecond(point.demand), "bars"),
          steps("attempts", perSecond(point.attempts), "through"),
        ],
        axis: countWords,
      };
    },
    workers: function () {
      const lines = [steps("busy", axis.data.workers.busy, "through")];
      if (axis.data.workers.workers > 0) {
        const all = axis.data.workers.busy.map(function () { return axis.data.workers.workers; });
        lines.push(steps("workers", all, "muted", [2, 4]));
      }
      if (axis.data.workers.queued.some(function (count) { return count > 0; })) {
        lines.push(steps("queued", axis.data.workers.queued, "failed", [3, 2]));
      }
      return { lines: lines, axis: countWords };
    },
    egress: function () {
      const drawn = LAWS.slice(0, axis.data.egress.laws.length);
      const lines = drawn.map(function (look, i) {
        const law = axis.data.egress.laws[i];
        return steps(law.name, perSecond(law.calls), look.colour, look.dash);
      });
      const outside = axis.data.egress.outside || [];
      if (outside.some(function (count) { return count > 0; })) {
        lines.push(bars("where it may not", perSecond(outside), "failed"));
      }
      return { lines: lines, axis: countWords };
    },
    breakers: function () {
      return { lanes: axis.data.points.map(function (point) { return point.name; }), lines: [] };
    },
  };

  return { kinds: KINDS, times: times, countWords: countWords };
}
