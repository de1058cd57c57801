// A picture of the map as pixels, made in the browser from the SVG that the service draws.

const TWICE = 2;
// Beyond these, browsers refuse a canvas or leave it empty.
const LONGEST = 16384;
const MOST_PIXELS = 100_000_000;

// As sharp as `TWICE`, less where the canvas would be too large.
export const sharpness = (width, height) => Math.min(
  TWICE, LONGEST / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));

const blobOf = (canvas) => new Promise((resolve, reject) => {
  canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
});

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// Loads the SVG at the address, draws it, and downloads it as PNG under the name.
export async function asPng(svgUrl, name) {
  const image = new Image();
  image.src = svgUrl;
  await image.decode();
  const { naturalWidth, naturalHeight } = image;
  const scale = sharpness(naturalWidth, naturalHeight);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(naturalWidth * scale);
  canvas.height = Math.round(naturalHeight * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  download(await blobOf(canvas), name);
}

// Makes what templates/taking.html offers work, and shows it. `data-picture` and `data-address`
// hold the addresses; whoever changes the question changes these.
export function offer(root = document) {
  const button = root.querySelector("#take-png");
  const text = root.querySelector("#take-embed");
  button.addEventListener("click", () => {
    button.disabled = true;
    asPng(button.dataset.picture, button.dataset.name).finally(() => { button.disabled = false; });
  });
  const fill = () => {
    const frame = document.createElement("iframe");
    frame.src = new URL(text.dataset.address, document.baseURI).href;
    frame.title = text.dataset.title ?? document.title;
    frame.setAttribute("width", "100%");
    frame.setAttribute("height", "600");
    text.value = frame.outerHTML;
  };
  fill();
  new MutationObserver(fill).observe(text, { attributeFilter: ["data-address", "data-title"] });
  text.addEventListener("focus", () => text.select());
  for (const one of [button, text]) one.parentElement.hidden = false;
}
