// The curves of a capacity review: the objective's percentile against the rate, a plot for each state of the model.
/* global uPlot, RunTheme, RatePlots */
"use strict";

(function () {
  const data = JSON.parse(document.getElementById("plot-data").textContent);
  const RADIUS = 3;
  const ROOM_FROM = 0.45;

  const shown = data.states.reduce(function (all, state) {
    const shownOf = function (values) {
      return values.filter(function (_, i) { return state.rates[i] <= data.highest; });
    };
    return all.concat(shownOf(state.lowMillis), shownOf(state.highMillis), state.steps
      .filter(function (step) { return step.rate <= data.highest; })
      .map(function (step) { return step.millis; }));
  }, [data.limit]);
  // The same axes for all of them: they are there to be compared.
  const range = RatePlots.span(shown);

  function rate(perMinute) {
    return String(Number(perMinute.toPrecision(3)));
  }

  // The same colour, #rrggbb, but so that what lies under it can be seen.
  function faint(colour) {
    return colour + "2e";
  }

  // One side of the line's interval: not drawn itself.
  function edge() {
    return { stroke: "transparent", width: 0, points: { show: false } };
  }

  // Where the curve leaves room for a name: it lies below the limit up to the estimate, and above it from there on.
  function corner(state) {
    const last = state.rates.length > 0 ? state.rates[state.rates.length - 1] : data.highest;
    if ((state.estimate === null ? last : state.estimate) > ROOM_FROM * data.highest) {
      return undefined;
    }
    return state.millis.length > 0 && state.millis[state.millis.length - 1] > data.limit ? "below" : "above";
  }

  function interval(state) {
    return function (u) {
      if (state.low === null || state.high === null) {
        return;
      }
      const ctx = u.ctx;
      const left = u.valToPos(state.low, "x", true);
      const right = u.valToPos(state.high, "x", true);
      ctx.save();
      ctx.fillStyle = faint(RunTheme.paint[state.colour]);
      ctx.fillRect(left, u.bbox.top, Math.max(uPlot.pxRatio, right - left), u.bbox.height);
      ctx.restore();
    };
  }

  function estimate(state) {
    return function (u) {
      if (state.estimate === null) {
        return;
      }
      const ctx = u.ctx;
      const x = Math.round(u.valToPos(state.estimate, "x", true));
      const pad = 5 * uPlot.pxRatio;
      const words = state.estimateWords;
      ctx.save();
      ctx.fillStyle = RunTheme.paint[state.colour];
      ctx.fillRect(x, u.bbox.top, 1.5 * uPlot.pxRatio, u.bbox.height);
      ctx.font = RunTheme.canvasFont(12, 650);
      ctx.textBaseline = "top";
      const from = state.low === null ? x : Math.min(x, u.valToPos(state.low, "x", true));
      const to = state.high === null ? x : Math.max(x, u.valToPos(state.high, "x", true));
      ctx.textAlign = "right";
      if (from - pad - ctx.measureText(words).width < u.bbox.left) {
        ctx.textAlign = "left";
        ctx.fillText(words, to + pad, u.bbox.top + pad);
      } else {
        ctx.fillText(words, from - pad, u.bbox.top + pad);
      }
      ctx.restore();
    };
  }

  function steps(state) {
    return function (u) {
      const ctx = u.ctx;
      const radius = RADIUS * RunTheme.scale * uPlot.pxRatio;
      ctx.save();
      ctx.beginPath();
      ctx.rect(u.bbox.left - radius, u.bbox.top - radius, u.bbox.width + 2 * radius, u.bbox.height + 2 * radius);
      ctx.clip();
      ctx.lineWidth = 1.5 * uPlot.pxRatio;
      ctx.strokeStyle = RunTheme.paint[state.colour];
      state.steps.forEach(function (step) {
        if (step.millis === null || step.rate > data.highest) {
          return;
        }
        ctx.beginPath();
        ctx.arc(
          u.valToPos(step.rate, "x", true), u.valToPos(RatePlots.drawable(step.millis), "y", true),
          radius, 0, 2 * Math.PI);
        ctx.fillStyle = step.isUsed ? RunTheme.paint[state.colour] : RunTheme.paint.panel;
        ctx.fill();
        ctx.stroke();
      });
      ctx.restore();
    };
  }

  function options(place, state, tell) {
    return Object.assign(RatePlots.options(place, "capacity"), {
      scales: {
        x: { time: false, range: function () { return [0, data.highest]; } },
        y: { range: function () { return range; }, distr: 3 },
      },
      axes: [RatePlots.rateAxis(rate), RatePlots.valueAxis(RatePlots.millis, true)],
      series: [{}, edge(), edge(), {
        label: data.percentile,
        stroke: function () { return RunTheme.paint[state.colour]; },
        width: 2,
        points: { show: false },
      }],
      bands: [{ series: [2, 1], fill: function () { return faint(RunTheme.paint[state.colour]); } }],
      hooks: {
        drawClear: [interval(state)],
        drawAxes: [RatePlots.limits([data.limit], corner(state))],
        draw: [estimate(state), steps(state)],
        setCursor: [tell],
      },
    });
  }

  function measuredAt(state, perMinute) {
    return state.steps
      .filter(function (step) { return step.rate === perMinute && step.millis !== null; })
      .map(function (step) { return RatePlots.millis(step.millis) + (step.isUsed ? "" : " (left out)"); })
      .join(", ");
  }

  RatePlots.begin(function (figure) {
    const place = figure.querySelector(".plot");
    const state = data.states[Number(figure.dataset.index)];
    const fitted = RatePlots.entry(figure, "fit", state.colour, "line");
    const measured = RatePlots.entry(figure, "step", state.colour, "dot");
    if (state.steps.some(function (step) { return !step.isUsed; })) {
      RatePlots.entry(figure, "left out", state.colour, "ring");
    }
    if (state.low !== null && state.high !== null) {
      RatePlots.entry(figure, "90 % interval", state.colour, "block faint");
    }
    const at = RatePlots.rateEntry(figure);

    function tell(u) {
      const index = u.cursor.idx;
      const isOff = index === null || index === undefined || u.cursor.left < 0 || state.rates.length === 0;
      fitted.textContent = isOff ? "" : RatePlots.millis(state.millis[index]);
      measured.textContent = isOff ? "" : measuredAt(state, state.rates[index]);
      at.textContent = isOff ? "" : rate(state.rates[index]) + " a minute";
    }

    const drawn = [state.lowMillis, state.highMillis, state.millis].map(function (values) {
      return values.map(RatePlots.drawable);
    });
    figure.plot = new uPlot(options(place, state, tell), [state.rates].concat(drawn), place);
  });

  // What is folded away would be missing on paper.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("main details").forEach(function (folded) { folded.open = true; });
  });
})();
