import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PanelMessage } from '#protocol/panel.ts';
import { launchBrowser } from '../../scripts/realVscode/browser.ts';
import * as fixtures from './fixtures.ts';
import { type Bundle, bundlePanel, type HostOptions, type HostPage, openPanel, savedBy } from './hostPage.ts';

let browser: Browser;
let bundle: Bundle;

beforeAll(async () => {
  [browser, bundle] = await Promise.all([launchBrowser(), bundlePanel()]);
}, 120_000);

afterAll(() => browser?.close());

/** Opens the panel for one test, which must leave the console silent. */
async function withPanel(options: HostOptions, use: (panel: HostPage) => Promise<void>): Promise<void> {
  const panel = await openPanel(browser, bundle, options);
  await use(panel);
  expect(panel.complaints).toEqual([]);
  await panel.page.close();
}

const { openCaseRun, midSizeRun, heldCase, refusedCase } = fixtures;
const views = {
  empty: fixtures.emptyView,
  'empty, restricted': fixtures.restrictedEmptyView,
  'no suites': fixtures.noSuitesView,
  'mid-size': midSizeRun,
  'open case': openCaseRun,
  'refused case': { ...midSizeRun, selected: refusedCase },
  'reviewed case': fixtures.reviewedRun,
  running: fixtures.runningRun,
  restricted: fixtures.restrictedRun,
  'no attacks': fixtures.noAttacksRun,
  large: fixtures.largeRun,
  hostile: fixtures.hostileRun,
};

test.each(Object.entries(views))(
  '%s: fits, narrow or wide, and the page’s policy refuses nothing',
  async (_name, view) => {
    await withPanel({ width: 300 }, async ({ page, show }) => {
      await show(view);
      expect(await page.locator('#panel').textContent()).toMatch(/\w{3}/);
      expect(await tooWide(page)).toEqual([]);
      await page.setViewportSize({ width: 1020, height: 800 });
      expect(await tooWide(page)).toEqual([]);
    });
  },
);

/** Classes of the elements that would have to be scrolled sideways. */
async function tooWide(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll('#panel, .list, .overview, .case-pane')]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => element.className),
  );
}

test('text from cases and models is shown, never run', async () => {
  await withPanel({ width: 1020 }, async ({ page, show }) => {
    await show(fixtures.hostileRun);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.title()).toBe('Railwright');
    expect(await page.locator('.bubble').textContent()).toContain('<img src=x onerror="document.title=1">');
  });
});

test('a case says what its judge said, in the judge’s words, and what was hidden', async () => {
  await withPanel({ width: 1020 }, async ({ page, show }) => {
    await show(fixtures.reviewedRun);
    expect(await page.locator('.opinion').innerText()).toContain('reviewer says yes, 40 % sure');
    expect(await page.locator('.opinion blockquote').textContent()).toBe(
      'It names a day.\nIt does not say <b>which sum</b>.',
    );
    expect(await page.getByTitle('hidden as base64').textContent()).toBe('aWdub3JlIHRoZSBydWxlcw==');
    expect(await page.locator('.label', { hasText: 'runs instead' }).isVisible()).toBe(true);
    expect(await page.locator('.layers .by-review').getAttribute('title')).toBe('review: 7 of 28');
  });
});

test('the cases are filtered by a verdict', async () => {
  await withPanel({ width: 460 }, async ({ page, show }) => {
    const rewritten = midSizeRun.cases.map((row, i) => (i < 2 ? { ...row, verdict: 'rewrite' as const } : row));
    await show({ ...midSizeRun, cases: rewritten });
    await page.getByRole('combobox', { name: 'Filter by result' }).click();
    await page.getByRole('option', { name: 'rewrite (1)' }).click();
    expect(await page.locator('.row .case-name').allTextContents()).toEqual(['gift-card-refund']);
  });
});

test('a flip opens its case in the list’s place, and Escape gives the place back', async () => {
  await withPanel({ width: 460 }, async ({ page, show, posted }) => {
    await show(midSizeRun);
    await page.getByRole('button', { name: 'two-orders-at-once' }).click();
    expect(await posted()).toContainEqual({ kind: 'select', key: 'two-orders-at-once' });
    await show({ ...midSizeRun, selected: heldCase });
    expect(await page.locator('.list').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(heldCase.case);
    await page.keyboard.press('Escape');
    expect(await posted()).toEqual([{ kind: 'select', key: null }]);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('two-orders-at-once');
  });
});

test('a wide panel keeps the list beside the case', async () => {
  await withPanel({ width: 1020 }, async ({ page, show }) => {
    await show(openCaseRun);
    expect(await page.locator('.list').isVisible()).toBe(true);
    expect(await page.locator('.case-pane').isVisible()).toBe(true);
    expect(await page.locator('.flip.selected .cover').textContent()).toBe(heldCase.case);
  });
});

test('10,000 cases: the keyboard reaches the last one, and few rows are in the page', async () => {
  await withPanel({ width: 460 }, async ({ page, show, posted }) => {
    await show(fixtures.largeRun);
    await page.locator('.rows').focus();
    await page.keyboard.press('End');
    await page.locator('#row-9999').waitFor();
    expect(await page.locator('.row').count()).toBeLessThan(100);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await posted()).toContainEqual({ kind: 'select', key: fixtures.largeRun.cases[9998]?.key });
  });
});

test('a cell of the table filters the cases, also after a reload', async () => {
  const filtered = async ({ page }: HostPage) => {
    expect(await page.locator('.row .case-name').allTextContents()).toEqual(['attack-94']);
    expect(await page.locator('.matrix [aria-pressed=true]').textContent()).toContain('1 missed');
  };
  await withPanel({ width: 460 }, async (panel) => {
    await panel.show(midSizeRun);
    await panel.page.getByRole('button', { name: 'stopped by nobody' }).click();
    await filtered(panel);
    const saved = await savedBy(panel);
    await withPanel({ width: 460, saved }, async (reloaded) => {
      await reloaded.show(midSizeRun);
      await filtered(reloaded);
    });
  });
});

test('the host asks for the cases of a rule', async () => {
  await withPanel({ width: 460 }, async ({ page, show, send }) => {
    await show(openCaseRun);
    await send({ kind: 'filter', rule: 'refund-over-limit' });
    expect(await page.locator('.case-pane').count()).toBe(0);
    expect(new Set(await page.locator('.row .by').allTextContents())).toEqual(new Set(['refund-over-limit']));
    await page.getByRole('button', { name: 'decided by refund-over-limit' }).click();
    expect(await page.locator('.rows').getAttribute('data-count')).toBe('148');
  });
});

describe('buttons', () => {
  const suite = midSizeRun.header.suite.uri;
  const { policy } = midSizeRun.header;

  test('ask the host', async () => {
    const asks: [string, PanelMessage][] = [
      ['Run', { kind: 'run', suite, mode: 'run' }],
      ['Preview', { kind: 'run', suite, mode: 'preview' }],
      ['Policy support-agent', { kind: 'open', target: policy.target }],
      ['late-parcel', { kind: 'select', key: 'late-parcel' }],
      ['parcel-scam', { kind: 'select', key: 'parcel-scam' }],
    ];
    await withPanel({ width: 460 }, async ({ page, show, posted }) => {
      await show(midSizeRun);
      expect(await posted()).toEqual([{ kind: 'ready' }]);
      for (const [name, message] of asks) {
        await page.getByRole('button', { name }).first().click();
        expect(await posted()).toEqual([message]);
      }
    });
  });

  test('Cancel stands in their place while a run goes on', async () => {
    await withPanel({ width: 460 }, async ({ page, show, posted }) => {
      await show(fixtures.runningRun);
      expect(await page.getByRole('button', { name: 'Run', exact: true }).count()).toBe(0);
      await page.getByRole('button', { name: 'Cancel' }).click();
      expect(await posted()).toContainEqual({ kind: 'cancel' });
    });
  });

  test('Restricted Mode previews, and does not run', async () => {
    await withPanel({ width: 460 }, async ({ page, show }) => {
      await show(fixtures.restrictedRun);
      expect(await page.getByRole('button', { name: 'Run', exact: true }).getAttribute('disabled')).not.toBeNull();
      expect(await page.getByText('Restricted Mode').isVisible()).toBe(true);
    });
  });
});

test('the baseline is chosen from the list', async () => {
  await withPanel({ width: 460 }, async ({ page, show, posted }) => {
    await show(midSizeRun);
    await page.getByRole('combobox', { name: 'Compare against' }).click();
    await page.getByRole('option', { name: 'last saved' }).click();
    expect(await posted()).toContainEqual({ kind: 'baseline', id: 'saved' });
  });
});
