// The page of an explanation or of the effective access: text with links to lines of the policy, `#L12`. It has no network.
declare function acquireVsCodeApi(): { postMessage(message: { readonly line: number }): void };

const host = acquireVsCodeApi();

document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element ? target.closest('a') : null;
  const line = /^#L(\d+)$/.exec(link?.getAttribute('href') ?? '')?.[1];
  if (line !== undefined) host.postMessage({ line: Number(line) });
});
