/// <reference lib="dom" />

/** A text that stands out too little from what is behind it. */
export interface Faint {
  readonly text: string;
  readonly ratio: number;
  readonly colours: string;
}

/**
 * The texts of a page whose contrast is below what WCAG 2.2 asks for (1.4.3, AA: 4.5, and 3 for large texts). Runs in the page, so it
 * refers to nothing outside itself.
 */
export function faintTexts(body: HTMLElement): Faint[] {
  type Colour = readonly [red: number, green: number, blue: number, alpha: number];
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!canvas) throw new Error('This page has no canvas.');

  /** Whatever CSS calls a colour, as the browser paints it. */
  function colourOf(css: string): Colour {
    canvas?.clearRect(0, 0, 1, 1);
    if (canvas) canvas.fillStyle = css;
    canvas?.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas?.getImageData(0, 0, 1, 1).data ?? [];
    return [red, green, blue, alpha / 255];
  }
  const over = (front: Colour, back: Colour): Colour => {
    const mix = (a: number, b: number) => a * front[3] + b * (1 - front[3]);
    return [mix(front[0], back[0]), mix(front[1], back[1]), mix(front[2], back[2]), 1];
  };
  function backOf(element: Element | null): Colour {
    // A webview is transparent: behind it is the editor.
    if (!element) return colourOf(getComputedStyle(body).getPropertyValue('--vscode-editor-background'));
    const own = colourOf(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, backOf(element.parentElement));
  }
  function luminance(colour: Colour): number {
    const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  const found = new Map<string, Faint>();
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent?.trim() ?? '';
    if (!element || text === '' || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      continue;
    const style = getComputedStyle(element);
    const back = backOf(element);
    const front = over(colourOf(style.color), back);
    const [dark = 0, light = 0] = [luminance(front), luminance(back)].sort((a, b) => a - b);
    const ratio = (light + 0.05) / (dark + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const colours = `${style.color} on ${back.slice(0, 3).map(Math.round).join(' ')}`;
    if (ratio < (isLarge ? 3 : 4.5)) found.set(colours, { text: text.slice(0, 40), ratio, colours });
  }
  return [...found.values()];
}
