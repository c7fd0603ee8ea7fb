// The hall's screens: projector, phones, the chair's console. Written for old browsers too (ES5): what is shown follows the
// server by server-sent events, or by asking again and again where a browser has none; clocks run by themselves between.
(function () {
  'use strict';
  var place = document.getElementById('picture');
  if (!place) return;
  var cut = document.getElementById('cut');
  var offset = 0;
  var set = false;

  function here() { return new Date().getTime(); }
  function now() { return here() + offset; }
  function word(name) { return place.getAttribute('data-' + name) || ''; }
  function two(n) { return (n < 10 ? '0' : '') + n; }
  function write(element, text) { if (element.textContent !== text) element.textContent = text; }

  // Vietnam is seven hours ahead, all the year.
  function hour(seconds) {
    var day = ((Math.floor(seconds) + 7 * 3600) % 86400 + 86400) % 86400;
    return two(Math.floor(day / 3600)) + ':' + two(Math.floor(day / 60) % 60);
  }
  function span(seconds) {
    var sign = seconds < 0 ? '+' : '';
    var n = Math.abs(seconds);
    var hours = Math.floor(n / 3600);
    var minutes = Math.floor(n / 60) % 60;
    return sign + (hours ? hours + ':' + two(minutes) : minutes) + ':' + two(n % 60);
  }
  function lateness(seconds) {
    var minutes = Math.floor(Math.abs(seconds) / 60);
    if (minutes === 0) return word('even');
    var name = (seconds > 0 ? 'late' : 'early') + (minutes < 60 ? '' : '-hours');
    return word(name).replace('#h', Math.floor(minutes / 60)).replace('#m', minutes % 60);
  }
  function each(selector, todo) {
    var found = place.querySelectorAll(selector);
    for (var i = 0; i < found.length; i++) todo(found[i]);
  }

  function tick() {
    var second = Math.floor(now() / 1000);
    each('[data-wall]', function (element) { write(element, hour(second)); });
    each('[data-until]', function (element) {
      var left = Number(element.getAttribute('data-until')) - second;
      var light = left < 0 ? 'over' : left <= Number(element.getAttribute('data-warn')) ? 'soon' : 'plenty';
      write(element, span(left));
      if (element.className !== 'count ' + light) element.className = 'count ' + light;
    });
    each('[data-due]', function (element) {
      var ends = Math.max(Number(element.getAttribute('data-due')), second) + Number(element.getAttribute('data-rest'));
      var late = ends - Number(element.getAttribute('data-planned'));
      var end = element.querySelector('[data-end]');
      var how = element.querySelector('[data-lateness]');
      if (end) write(end, hour(ends));
      if (how) {
        write(how, lateness(late));
        how.className = 'late' + (late >= 60 ? ' is-late' : '');
      }
    });
  }

  // What is open stays open, and the focus stays where it was.
  function paint(html) {
    var open = {};
    var focused = document.activeElement && place.contains(document.activeElement) ? document.activeElement.id : '';
    each('details', function (one) { open[one.id] = one.hasAttribute('open'); });
    place.innerHTML = html;
    each('details', function (one) {
      if (open[one.id] === true) one.setAttribute('open', '');
      if (open[one.id] === false) one.removeAttribute('open');
    });
    var again = focused && document.getElementById(focused);
    if (again) again.focus();
    tick();
  }

  function away(is) {
    if (cut) cut.hidden = !is;
    if (cut) cut.style.display = is ? 'block' : 'none';
  }

  // Following. The server's heartbeat says that the line holds; without it for a while we connect anew, again and again.
  var beat = Number(word('beat')) * 1000;
  var hurry = word('hurry') === 'yes';
  var heard = here();
  var tried = here();
  var patience = beat * 2 + 500;
  var source = null;
  var failed = 0;

  function again() { return hurry ? 1000 : 2500 + Math.floor(Math.random() * 2500); }
  var pause = again();

  function alive() {
    heard = here();
    failed = 0;
    away(false);
  }
  function clock(text) {
    var seen = Number(text) - here();
    if (!set || seen > offset || seen < offset - 2000) offset = seen;
    set = true;
  }
  function connect() {
    tried = here();
    pause = again();
    if (source) source.close();
    source = new EventSource(word('live'));
    source.addEventListener('nhip', function (event) { alive(); clock(event.data); });
    source.addEventListener('hinh', function (event) { alive(); paint(event.data); });
    source.onerror = function () {
      failed += 1;
      // A code that has ended is answered by the page itself.
      if (failed > 1 && word('poll')) ask(true);
    };
  }
  function watch() {
    tick();
    var silent = here() - heard;
    if (silent > patience) away(true);
    if ((silent > patience || (source && source.readyState === 2)) && here() - tried > pause) connect();
  }

  // Asking again and again, for browsers without streams; and once to learn whether the code has ended.
  function ask(once) {
    var request = new XMLHttpRequest();
    request.open('GET', word('poll'), true);
    request.timeout = 4000;
    request.onload = function () {
      if (request.status === 410) { location.reload(); return; }
      if (once || request.status !== 200) return;
      alive();
      clock(request.getResponseHeader('X-Gio'));
      if (request.responseText !== last) paint(last = request.responseText);
    };
    request.send();
  }
  var last = '';

  setInterval(window.EventSource ? watch : tick, 250);
  if (window.EventSource) connect();
  else {
    ask(false);
    setInterval(function () {
      ask(false);
      if (here() - heard > 10000) away(true);
    }, 3000);
  }
  // A phone that was asleep, or was given the net again, does not wait.
  function wake() { if (!document.hidden && window.EventSource && here() - heard > patience) connect(); }
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);

  // The chair's keys: each presses the button on which it stands. They rest while something is typed, and can be switched off.
  if (word('console') !== 'yes') return;
  var keys = document.getElementById('keys');
  function remember(value) {
    try {
      if (value !== undefined) localStorage.setItem('chibo-keys', value);
      return localStorage.getItem('chibo-keys');
    } catch (none) { return null; }
  }
  if (keys) {
    keys.checked = remember() !== 'off';
    keys.addEventListener('change', function () { remember(keys.checked ? 'on' : 'off'); });
  }
  var field = document.querySelector('form[data-field]');
  if (field) document.getElementById(field.getAttribute('data-field')).setAttribute('data-key', field.getAttribute('data-field-key'));

  document.addEventListener('keydown', function (event) {
    if (keys && !keys.checked) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || event.isComposing) return;
    var at = event.target;
    var name = at.tagName;
    if (name === 'TEXTAREA' || name === 'SELECT' || (name === 'INPUT' && at.type !== 'checkbox')) {
      if (event.key === 'Escape') at.blur();
      return;
    }
    var key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
    // On a button the space bar presses that button.
    if (key === 'Space' && (name === 'BUTTON' || name === 'SUMMARY' || name === 'INPUT')) return;
    var found = document.querySelector('[data-key="' + key.replace(/["\\]/g, '') + '"]');
    if (!found) return;
    event.preventDefault();
    if (found.tagName === 'INPUT' || found.tagName === 'TEXTAREA') { found.focus(); return; }
    found.click();
    if (found.tagName === 'SUMMARY' && found.parentNode.open) {
      var button = found.parentNode.querySelector('button');
      if (button) button.focus();
    }
  });
})();
