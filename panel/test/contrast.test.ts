import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/realVscode/browser.ts';
import { noQuery } from '../src/query.ts';
import { type Theme, themes } from './fixtures/themes.ts';
import { openCase } from './fixtures/views.ts';
import { type Bundle, bundlePanel, openPanel } from './hostPage.ts';

let browser: Browser;
let bundle: Bundle;

beforeAll(async () => {
  [browser, bundle] = await Promise.all([launchBrowser(), bundlePanel()]);
}, 120_000);

afterAll(() => browser?.close());

/** As WCAG 2 asks of text (1.4.3), and of text with enhanced contrast (1.4.6). */
const least = { dark: 4.5, light: 4.5, 'hc-dark': 7, 'hc-light': 7 } satisfies Record<keyof typeof themes, number>;

test.each(Object.entries(themes))('%s: all text stands out from what is behind it', async (name, theme) => {
  const saved = { query: noQuery, folds: { slices: true, alone: true } };
  const { page, show } = await openPanel(browser, bundle, { width: 1100, saved });
  await page.evaluate(paint, { name, theme });
  await show(openCase);
  await page.locator('.call').first().waitFor();
  const texts = await page.evaluate(contrasts);
  expect(texts.length).toBeGreaterThan(100);
  const faint = texts.filter(({ contrast }) => contrast < (least[name as keyof typeof least] ?? 0));
  expect(faint).toEqual([]);
  await page.close();
});

/** Runs in the page: gives it the colours of a theme and the class of its kind, as VS Code does. */
function paint({ name, theme }: { readonly name: string; readonly theme: Theme }): void {
  const classes = {
    dark: 'vscode-dark',
    light: 'vscode-light',
    'hc-dark': 'vscode-high-contrast',
    'hc-light': 'vscode-high-contrast-light',
  };
  document.body.className = classes[name as keyof typeof classes];
  for (const [name, value] of Object.entries(theme)) document.documentElement.style.setProperty(name, value);
}

interface Contrast {
  readonly text: string;
  readonly contrast: number;
}

/** Runs in the page: the contrast of each piece of text that is in use. */
function contrasts(): Contrast[] {
  type Colour = readonly [red: number, green: number, blue: number, alpha: number];
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const colourOf = (css: string): Colour => {
    if (!canvas) throw new Error('no canvas');
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top: Colour, under: Colour): Colour => {
    const mix = (a: number, b: number) => a * top[3] + b * (1 - top[3]);
    return [mix(top[0], under[0]), mix(top[1], under[1]), mix(top[2], under[2]), 1];
  };
  const behind = (element: Element | null): Colour => {
    if (!element) return [255, 255, 255, 1];
    const own = colourOf(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, behind(element.parentElement));
  };
  const light = ([red, green, blue]: Colour): number => {
    const part = (c: number) => (c <= 10.31475 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const elements = [...document.querySelectorAll('#panel *')].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !element.matches(':disabled, svg *, .unseen') &&
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
  );
  return elements.map((element) => {
    const back = behind(element);
    const [a, b] = [light(over(colourOf(getComputedStyle(element).color), back)), light(back)];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    return { text: `${element.className}: ${element.textContent?.trim().slice(0, 30)}`, contrast };
  });
}
