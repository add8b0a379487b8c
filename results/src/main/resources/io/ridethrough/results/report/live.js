// The page of a run that goes on: numbers come from its own server until the verdict does.
/* global RunReport */
"use strict";

(function () {
  const status = document.getElementById("live-status");
  const events = new EventSource("events");

  events.addEventListener("plots", function (event) {
    const plots = JSON.parse(event.data);
    RunReport.update(plots);
    status.textContent = plots.requests + " requests so far. Drag across a plot to look closer: it keeps growing.";
  });

  events.addEventListener("judged", function (event) {
    const verdict = JSON.parse(event.data);
    events.close();
    document.getElementById("live-grade").textContent = verdict.grade;
    document.getElementById("live-sentence").textContent = verdict.sentence;
    document.title = verdict.grade + document.title.slice(document.title.indexOf(" "));
    status.textContent = "The run has ended. Its report: " + verdict.report;
  });

  events.addEventListener("ended", function (event) {
    events.close();
    status.textContent = JSON.parse(event.data).why;
  });

  events.onerror = function () {
    status.textContent = "The run does not answer any more.";
  };
})();
