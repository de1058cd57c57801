// The map: vis-network draws the lines, cards.js the cards, and here is what can be done with them.
// Whatever it tells about an item is a copy of what stands in the list: one text for all readers.
"use strict";

(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("map-data").textContent);
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = matchMedia("(max-width: 60rem)");
  const container = byId("map");
  const state = { view: null, network: null, edges: null, chosen: null, colours: {} };

  const { readColours, renderer, drawBands, texts } = skillpathCards(state, nodes);

  // ---- lines

  function edgeLook(edge) {
    const c = state.colours;
    const colour = edge.path ? c["edge-path"] : c.edge;
    const dashes = { required: false, choice: [7, 5], recommended: [2, 4] }[edge.kind];
    return {
      color: { color: colour, highlight: c["edge-chosen"], hover: colour },
      width: edge.path ? 2 : 1,
      dashes,
    };
  }

  // Long and recommended lines would cover the map; choosing a card shows its own.
  const LONG = 300;
  const isHidden = (edge, { places } = state.view) => (
    !edge.path && edge.from !== state.chosen && edge.to !== state.chosen
    && (edge.kind === "recommended" || Math.abs(places[edge.to][1] - places[edge.from][1]) > LONG));

  function hideLongLines() {
    const changed = state.edges.get().filter((edge) => edge.hidden !== isHidden(edge));
    state.edges.update(changed.map((edge) => ({ id: edge.id, hidden: !edge.hidden })));
  }

  function edgesOf(view) {
    return data.edges
      .map((edge, place) => ({ id: place, ...edge, ...edgeLook(edge) }))
      .filter((edge) => edge.from in view.places && edge.to in view.places)
      // Without this the map of a path shows lines that are no part of it.
      .filter((edge) => edge.path || !view.isPath)
      .map((edge) => ({ ...edge, hidden: isHidden(edge, view) }));
  }

  // ---- views

  // A narrow screen has maps of its own.
  const first = () => (data.views.path ? "path" : "whole");
  const viewNamed = (name) => (
    { ...data.views[narrow.matches ? `${name}-narrow` : name], isPath: name === "path" });

  function show(name) {
    state.view = viewNamed(name);
    state.chosen = state.chosen in state.view.places ? state.chosen : null;
    texts.clear();
    const cards = Object.entries(state.view.places).map(([id, [x, y]]) => (
      { id, x, y, shape: "custom", ctxRenderer: renderer, size: 20 }));
    state.edges = new vis.DataSet(edgesOf(state.view));
    const content = { nodes: new vis.DataSet(cards), edges: state.edges };
    if (state.network) state.network.setData(content);
    else create(content);
    document.querySelectorAll("[data-view]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.view === name));
    });
    firstLook();
    if (state.chosen) mark(state.chosen);
    // The first drawing tells vis-network how large the cards are, the second one uses it.
    requestAnimationFrame(() => state.network.redraw());
  }

  function create(content) {
    state.network = new vis.Network(container, content, JSON.parse(data.options));
    window.skillpathMap = { network: state.network, texts };
    const canvas = container.querySelector("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", container.dataset.label);
    canvas.parentElement.tabIndex = -1;
    state.network.on("beforeDrawing", drawBands);
    state.network.on("click", ({ nodes: [id] }) => {
      container.focus({ preventScroll: true });
      if (id) choose(id);
      else clear();
    });
    state.network.on("hoverNode", () => { container.style.cursor = "pointer"; });
    state.network.on("blurNode", () => { container.style.cursor = ""; });
  }

  const moved = () => (calm.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" });

  // As wide as the room, from the top or from the first card of the path: a map is read like a
  // page. On a narrow screen from its left border, where the room is too small for all of it.
  function firstLook() {
    const { width, height, places } = state.view;
    const room = { width: container.clientWidth, height: container.clientHeight };
    const wide = room.width / (width + 64);
    const whole = Math.min(wide, room.height / (height + 48));
    const scale = Math.min(1.15, Math.max(whole, Math.min(wide, 1), narrow.matches ? 0.75 : 0.62));
    const half = { x: room.width / scale / 2, y: room.height / scale / 2 };
    const start = data.nodes.find((node) => node.number === 1);
    const top = start && scale > whole ? places[start.id][1] - half.y : -24;
    state.network.moveTo({
      position: {
        x: scale > wide ? half.x - 24 : width / 2,
        y: Math.max(half.y - 24, Math.min(top + half.y, height + 24 - half.y)),
      },
      scale,
    });
  }

  // The cards and, left of them, the names of the strips.
  function showAll() {
    const { width, height } = state.view;
    const room = { width: container.clientWidth - 320, height: container.clientHeight - 32 };
    const scale = Math.min(1, Math.max(room.width, 120) / width, room.height / height);
    const x = width / 2 - (scale < 0.36 ? 80 / scale : 0);
    // Not animated: with all cards in sight a slow machine would take seconds over it.
    state.network.moveTo({ position: { x, y: height / 2 }, scale });
  }

  // ---- choosing

  function mark(id) {
    state.chosen = id;
    hideLongLines();
    state.network.selectNodes([id]);
  }

  // Into the middle of the room; sideways only where the map is wider than the room. On a narrow
  // screen the details cover the lower half.
  function bring(id) {
    const [x, y] = state.view.places[id];
    const scale = Math.max(state.network.getScale(), 0.8);
    const fits = state.view.width * scale <= container.clientWidth;
    const down = narrow.matches ? container.clientHeight / 4 / scale : 0;
    const position = { x: fits ? state.view.width / 2 : x, y: y + down };
    state.network.moveTo({ position, scale, animation: moved() });
  }

  function choose(id, { move = false } = {}) {
    if (!nodes.has(id)) return;
    if (state.network) {
      if (!(id in state.view.places)) show("whole");
      mark(id);
      if (move) bring(id);
    }
    const article = document.querySelector(`#${CSS.escape(`about-${id}`)} article`);
    byId("details-body").replaceChildren(article.cloneNode(true));
    byId("details").hidden = false;
    byId("overview").hidden = true;
    byId("aside").scrollTop = 0;
    document.body.classList.add("details-open");
    history.replaceState(null, "", `#about-${id}`);
  }

  function clear() {
    state.chosen = null;
    if (state.network) {
      hideLongLines();
      state.network.unselectAll();
    }
    byId("details").hidden = true;
    byId("overview").hidden = false;
    document.body.classList.remove("details-open");
    history.replaceState(null, "", location.pathname + location.search);
  }

  // The nearest card in the direction of an arrow key; sideways distance counts double.
  function neighbour(key) {
    const places = state.view.places;
    const [x, y] = places[state.chosen];
    const [along, side] = { ArrowRight: [[1, 0], 1], ArrowLeft: [[-1, 0], 1],
      ArrowDown: [[0, 1], 0], ArrowUp: [[0, -1], 0] }[key];
    let best = null;
    for (const [id, place] of Object.entries(places)) {
      const ahead = (place[0] - x) * along[0] + (place[1] - y) * along[1];
      const aside = Math.abs(side ? place[1] - y : place[0] - x);
      if (ahead > 1 && (!best || ahead + 2 * aside < best[1])) best = [id, ahead + 2 * aside];
    }
    return best && best[0];
  }

  function step(key) {
    if (state.chosen) {
      const next = neighbour(key);
      if (next) choose(next, { move: true });
      return;
    }
    const order = Object.keys(state.view.places);
    choose(order.find((id) => nodes.get(id).number === 1) ?? order[0], { move: true });
  }

  const KEYS = {
    Enter: () => { if (state.chosen) byId("details").focus(); },
    Escape: clear,
    "+": () => zoom(1.25),
    "-": () => zoom(0.8),
  };

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = event.key.startsWith("Arrow") ? step : KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act(event.key);
  }

  // ---- search

  function find(text) {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return null;
    const tests = [(name) => name === wanted, (name) => name.startsWith(wanted),
      (name) => name.includes(wanted)];
    const ranks = [(node) => [node.label], (node) => node.names];
    for (const test of tests) {
      for (const names of ranks) {
        const hits = data.nodes.filter((node) => names(node).some((name) => test(name.toLowerCase())));
        hits.sort((one, other) => one.label.length - other.label.length);
        if (hits.length) return hits[0].id;
      }
    }
    return null;
  }

  function search(event) {
    event.preventDefault();
    const id = find(byId("find").value);
    const wanted = byId("find").value.trim();
    byId("found").value = id ? `${nodes.get(id).label} is selected.` : wanted ? "Nothing bears this name." : "";
    byId("found").classList.toggle("unseen", Boolean(id) || !wanted);
    byId("find").setAttribute("aria-invalid", String(!id));
    if (id) openItem(id);
  }

  // ---- the page around the map

  function openItem(id) {
    if (narrow.matches && !document.body.classList.contains("map-open")) {
      location.hash = `about-${id}`;
      return;
    }
    choose(id, { move: true });
  }

  function follow(event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const href = link.getAttribute("href") ?? "";
    if (href.startsWith("#about-") && !(narrow.matches && !document.body.classList.contains("map-open"))) {
      event.preventDefault();
      choose(href.slice("#about-".length), { move: true });
      byId("details").focus({ preventScroll: true });
    } else if (link.dataset.step && !narrow.matches) {
      event.preventDefault();
      toBand(link.dataset.step);
    }
  }

  function toBand(id) {
    if (!state.view.bands.some((band) => band.id === id)) show("whole");
    const band = state.view.bands.find((one) => one.id === id);
    const scale = state.network.getScale();
    const y = band.top - 24 + container.clientHeight / scale / 2;
    state.network.moveTo({ position: { x: state.view.width / 2, y }, animation: moved() });
  }

  function repaint() {
    readColours();
    if (!state.network) return;
    state.edges.update(state.edges.get().map((edge) => ({ id: edge.id, ...edgeLook(edge) })));
    state.network.redraw();
  }

  function openMap() {
    document.body.classList.add("map-open");
    show(first());
    container.focus({ preventScroll: true });
  }

  function closeMap() {
    document.body.classList.remove("map-open");
    byId("map-open").focus();
  }

  function listen() {
    byId("search").addEventListener("submit", search);
    byId("find").addEventListener("change", search);
    byId("back").addEventListener("click", () => { clear(); container.focus({ preventScroll: true }); });
    byId("zoom-in").addEventListener("click", () => zoom(1.25));
    byId("zoom-out").addEventListener("click", () => zoom(0.8));
    byId("zoom-fit").addEventListener("click", showAll);
    byId("map-open").addEventListener("click", openMap);
    byId("map-close").addEventListener("click", closeMap);
    document.querySelectorAll("[data-view]").forEach((button) => {
      button.addEventListener("click", () => show(button.dataset.view));
    });
    document.addEventListener("click", follow);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.target.matches("input, select, textarea")) return;
      event.preventDefault();
      byId("find").focus();
    });
    container.addEventListener("keydown", onKey);
    // The wheel zooms only a map that was clicked; before that it scrolls the page.
    const zooming = (zoomView) => () => state.network?.setOptions({ interaction: { zoomView } });
    container.addEventListener("focus", zooming(true));
    container.addEventListener("blur", zooming(false));
    document.addEventListener("themechange", repaint);
    narrow.addEventListener("change", ({ matches }) => {
      document.body.classList.remove("map-open");
      if (state.network || !matches) show(first());
    });
  }

  readColours();
  for (const id of ["search", "map-section", "map-open"]) byId(id).hidden = false;
  listen();
  if (!narrow.matches) {
    show(first());
    const id = location.hash.slice("#about-".length);
    if (location.hash.startsWith("#about-") && nodes.has(id)) {
      // The panel shows it, so its row in the list need not stay open.
      addEventListener("hashchange", () => choose(id, { move: true }), { once: true });
      location.replace("#");
    }
  }
})();
