// What the page brought along, and the way to the service that made it.

export const brought = JSON.parse(document.getElementById("page-data").textContent);

// The addresses of the service; null for a map that stands alone in a file.
export const places = brought.addresses;
export const roadmap = brought.roadmap;

export class Refused extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

// A GET of what never changes with the learner, a POST of what does: what somebody knows should
// not stand in the log of a proxy.
export async function api(route, body, signal) {
  const url = new URL(places.data + route, location.href);
  const id = roadmap.roadmap_id;
  if (!body && id) url.searchParams.set("roadmap_id", id);
  const asked = body && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(id ? { ...body, roadmap_id: id } : body),
  };
  let answer;
  try {
    answer = await fetch(url, { signal, ...asked });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused({ status: 0 });
  }
  const told = await answer.json().catch(() => ({ status: answer.status }));
  if (!answer.ok) throw new Refused(told);
  return told;
}
