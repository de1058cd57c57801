// A small client of skillpath with fetch: problems as errors, answers kept by their ETags.
// It runs in browsers, Node 18 and later, Deno and Bun, without a package.

export class Refused extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

export class Skillpath {
  #kept = new Map();

  constructor(address) {
    this.address = `${address}/api/v1`;
  }

  async get(path, query = {}) {
    const url = new URL(this.address + path);
    for (const [name, values] of Object.entries(query)) {
      for (const value of [values].flat()) url.searchParams.append(name, value);
    }
    const kept = this.#kept.get(url.href);
    const headers = kept ? { "If-None-Match": kept.tag } : {};
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(30_000) });
    if (kept && answer.status === 304) return kept.body;
    const body = await answer.json();
    if (!answer.ok) throw new Refused(body);
    const tag = answer.headers.get("ETag");
    if (tag) this.#kept.set(url.href, { tag, body });
    return body;
  }

  async *skills(query = {}) {
    let cursor;
    do {
      const page = await this.get("/skills", cursor ? { ...query, cursor } : query);
      yield* page.skills;
      cursor = page.next_cursor;
    } while (cursor);
  }
}

const skillpath = new Skillpath(globalThis.process?.argv[2] ?? "http://127.0.0.1:8000");
const known = ["python", "statistics"];

const next = await skillpath.get("/recommendations", { known, goal: "pytorch", limit: 2 });
for (const one of next.recommendations) {
  console.log(`next: ${one.name}, ${one.hours.likely} h. ${one.reasons[0]}`);
}
const path = await skillpath.get("/paths", { known, goal: "pytorch" });
console.log(`path: ${path.items.length} items, ${path.hours.likely} h`);
const names = [];
for await (const one of skillpath.skills({ kind: "tool", level: "advanced", limit: 10 })) {
  names.push(one.name);
}
console.log(`${names.length} advanced tools, among them ${names.slice(0, 3).join(", ")}`);
try {
  await skillpath.get("/paths", { goal: "pytroch" });
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.log(`${error.problem.title}: did you mean ${error.problem.nearest[0]}?`);
}
