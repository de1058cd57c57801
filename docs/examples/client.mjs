// A small client of skillpath with fetch: refusals as errors, files, questions in bodies.
// It runs in browsers, Node 18 and later, Deno and Bun, without a package.

const JSON_TYPE = "application/json";
const PROBLEM = "application/problem+json";

const mediaType = (answer) =>
  (answer.headers.get("Content-Type") ?? "").split(";")[0].trim().toLowerCase();

// What was not answered; `problem` says why, and is empty where something else refused.
export class Refused extends Error {
  constructor(answer, problem) {
    const status = `${answer.status} ${answer.statusText} (${mediaType(answer)})`;
    super(problem.detail ?? problem.title ?? status);
    this.status = answer.status;
    this.problem = problem;
  }
}

export class Skillpath {
  constructor(address) {
    this.address = `${address}/api/v1`;
  }

  // Content, which is the same for everybody; a browser keeps it in its own cache.
  async get(path, query = {}) {
    const url = new URL(this.address + path);
    for (const [name, values] of Object.entries(query)) {
      for (const value of [values ?? []].flat()) url.searchParams.append(name, value);
    }
    return (await this.#sent(url, {}, JSON_TYPE)).json();
  }

  // An answer to somebody, whose question stands in no address and so in no log.
  async ask(path, question) {
    return (await this.#sent(this.address + path, this.#post(question), JSON_TYPE)).json();
  }

  // The same as a file, with the name that the service gives it.
  async file(path, question, type) {
    const answer = await this.#sent(this.address + path, this.#post(question), type);
    const told = answer.headers.get("Content-Disposition") ?? "";
    const name = /filename="(\w[\w.-]*)"/.exec(told)?.[1] ?? "answer";
    return { name, content: await answer.blob() };
  }

  // All skills that the filters leave, page after page.
  async *skills(query = {}) {
    let cursor;
    do {
      const page = await this.get("/skills", cursor ? { ...query, cursor } : query);
      yield* page.skills;
      cursor = page.next_cursor;
    } while (cursor);
  }

  #post(question) {
    const headers = { "Content-Type": JSON_TYPE };
    return { method: "POST", headers, body: JSON.stringify(question) };
  }

  async #sent(url, options, type) {
    const headers = { ...options.headers, Accept: type };
    const signal = AbortSignal.timeout(30_000);
    const answer = await fetch(url, { ...options, headers, signal });
    if (answer.ok && mediaType(answer) === type) return answer;
    throw new Refused(answer, mediaType(answer) === PROBLEM ? await answer.json() : {});
  }
}
