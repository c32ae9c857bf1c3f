// The clock in the header goes on from the server's time; the tablet's own clock is not trusted, only how far it has moved.
(() => {
  "use strict";
  const clock = document.querySelector("[data-clock]");
  const written = clock?.getAttribute("datetime")?.match(/^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):?(\d\d)?/);
  if (!written) return;
  const [year, month, day, hour, minute, second] = written.slice(1).map((part) => Number(part ?? 0));
  const wall = Date.UTC(year, month - 1, day, hour, minute, second); // the site's wall time, counted as if it were UTC
  const zone = clock.textContent.trim().replace(/^\S+\s*/, "");
  const loaded = Date.now();

  setInterval(() => {
    const text = `${new Date(wall + Date.now() - loaded).toISOString().slice(11, 16)} ${zone}`.trim();
    if (clock.textContent !== text) clock.textContent = text;
  }, 5000);
})();
