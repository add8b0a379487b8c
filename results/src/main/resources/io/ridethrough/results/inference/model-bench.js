// The plots of a benchmark of a model: latency and shares against the offered rate.
/* global uPlot, RunTheme, RatePlots */
"use strict";

(function () {
  const data = JSON.parse(document.getElementById("plot-data").textContent);
  const highest = Math.max.apply(null, data.rates.concat([1e-9]));

  function rate(perSecond) {
    return Number(perSecond.toPrecision(4)) + "/s";
  }

  function percent(value) {
    return Math.round(value * 10) / 10 + " %";
  }

  function perSecond(value) {
    return String(Number(value.toPrecision(3)));
  }

  function line(label, values, colour, width, dash, words) {
    return { label: label, values: values, colour: colour, width: width, dash: dash, words: words };
  }

  function kindOf(plot) {
    if (plot === "shares") {
      return {
        words: percent,
        lines: [
          line("good", data.good, "through", 2.25, undefined, percent),
          line("refused", data.refused, "p99", 1.5, [3, 4], percent),
          line("failed", data.failed, "failed", 1.5, [8, 4], percent),
        ],
        range: function () { return [0, 105]; },
        limits: [],
      };
    }
    if (plot === "answered") {
      return {
        words: perSecond,
        lines: [
          line("offered", data.rates, "muted", 1, [2, 4], perSecond),
          line("answered", data.answered, "through", 2.25, undefined, perSecond),
          line("good", data.goodPerSecond, "p99", 1.5, [3, 4], perSecond),
        ],
        range: function () { return [0, highest * 1.08]; },
        limits: [],
      };
    }
    const of = data.latencies[plot];
    const limits = of.limit === undefined ? [] : [of.limit];
    return {
      words: RatePlots.millis,
      isLogarithmic: true,
      lines: [
        line("p50", of.p50, "p50", 1.5, undefined, RatePlots.millis),
        line("p95", of.p95, "p95", 2.25, undefined, RatePlots.millis),
        line("p99", of.p99, "p99", 1.5, [3, 4], RatePlots.millis),
      ],
      range: function () { return RatePlots.span(of.p50.concat(of.p95, of.p99, limits)); },
      limits: limits,
    };
  }

  function options(place, kind) {
    return Object.assign(RatePlots.options(place, "bench"), {
      scales: {
        x: { time: false, range: function () { return [0, highest * 1.06]; } },
        y: { range: kind.range, distr: kind.isLogarithmic ? 3 : 1 },
      },
      axes: [RatePlots.rateAxis(rate), RatePlots.valueAxis(kind.words, kind.isLogarithmic)],
      series: [{}].concat(kind.lines.map(function (one) {
        return {
          label: one.label,
          stroke: function () { return RunTheme.paint[one.colour]; },
          width: one.width,
          dash: one.dash,
          spanGaps: false,
          points: { show: true, size: 6, fill: function () { return RunTheme.paint[one.colour]; } },
        };
      })),
      hooks: { drawAxes: [RatePlots.limits(kind.limits)], setCursor: [tellCursor] },
    });
  }

  function legendOf(figure, u) {
    u.legendValues = u.kind.lines.map(function (one) {
      return RatePlots.entry(figure, one.label, one.colour, one.dash ? "dashed" : "line");
    });
    u.legendRate = RatePlots.rateEntry(figure);
  }

  function tellCursor(u) {
    if (!u.legendRate) {
      return;
    }
    const index = u.cursor.idx;
    const isOff = index === null || index === undefined || u.cursor.left < 0;
    u.kind.lines.forEach(function (one, i) {
      const value = isOff ? null : one.values[index];
      u.legendValues[i].textContent = isOff ? "" : value === null ? "none" : one.words(value);
    });
    u.legendRate.textContent = isOff ? "" : rate(data.rates[index]);
  }

  RatePlots.begin(function (figure) {
    const place = figure.querySelector(".plot");
    const kind = kindOf(figure.dataset.plot);
    const drawn = [data.rates].concat(kind.lines.map(function (one) {
      return kind.isLogarithmic ? one.values.map(RatePlots.drawable) : one.values;
    }));
    const u = new uPlot(options(place, kind), drawn, place);
    u.kind = kind;
    figure.plot = u;
    legendOf(figure, u);
  });
})();
