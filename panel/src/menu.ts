import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Option } from '#protocol/panel/header.ts';
import { chevronIcon } from './icons.ts';

export interface OptionGroup {
  readonly title?: string;
  readonly options: readonly Option[];
}

export interface MenuProps {
  readonly id: string;
  /** `against`, `Model`. */
  readonly label: string;
  /** What is chosen, as it stands on the button. */
  readonly value: string;
  readonly title?: string;
  readonly groups: readonly OptionGroup[];
  /** The id of the chosen option. */
  readonly selected: string;
  readonly onChoose: (id: string) => void;
  /** A last entry that asks for more. */
  readonly more?: { readonly label: string; readonly onChoose: () => void };
}

/** A button that opens a list of options in groups, each with a line on what it is. The browser closes it on Escape. */
export function menu(props: MenuProps): TemplateResult {
  const { id, label, value, title, groups, more } = props;
  return html`<button
      class="chip opener" id="${id}-button" popovertarget=${id} aria-haspopup="menu" title=${ifDefined(title)}
    ><span>${label}</span> <b>${value}</b>${chevronIcon()}</button>
    <div class="menu" id=${id} popover role="menu" aria-labelledby="${id}-button" @toggle=${onToggle} @keydown=${onKey}>
      ${groups.map((group) => menuGroup(props, group))}
      ${more ? html`<div class="menu-group">${menuItem(id, { label: more.label }, undefined, more.onChoose)}</div>` : nothing}
    </div>`;
}

function menuGroup({ id, selected, onChoose }: MenuProps, { title, options }: OptionGroup): TemplateResult {
  return html`<div class="menu-group" role="group" aria-label=${ifDefined(title)}>
    ${title === undefined ? nothing : html`<div class="menu-title" aria-hidden="true">${title}</div>`}
    ${repeat(
      options,
      (option) => option.id,
      (option) => menuItem(id, option, option.id === selected, () => onChoose(option.id)),
    )}
  </div>`;
}

/** @param checked absent for an entry that does something instead of being chosen */
function menuItem(
  menuId: string,
  { label, detail }: { readonly label: string; readonly detail?: string },
  checked: boolean | undefined,
  onChoose: () => void,
): TemplateResult {
  const choose = () => {
    document.getElementById(menuId)?.hidePopover();
    onChoose();
  };
  return html`<button
    class="menu-item" tabindex="-1" role=${checked === undefined ? 'menuitem' : 'menuitemradio'}
    aria-checked=${ifDefined(checked)} ?autofocus=${checked} @click=${choose}
  ><span>${label}</span>${detail ? html`<span class="menu-detail">${detail}</span>` : nothing}</button>`;
}

/** Below its button, inside the window; out of sight until it is there. The browser has given it the keyboard by then. */
function onToggle(event: Event): void {
  const { currentTarget: list, newState } = event as ToggleEvent;
  if (!(list instanceof HTMLElement)) return;
  list.classList.toggle('placed', newState === 'open');
  const button = document.getElementById(`${list.id}-button`)?.getBoundingClientRect();
  if (newState !== 'open' || !button) return;
  const room = window.innerWidth - list.offsetWidth - 8;
  list.style.left = `${Math.max(8, Math.min(button.left, room))}px`;
  list.style.top = `${button.bottom + 3}px`;
  list.style.maxHeight = `${Math.max(120, window.innerHeight - button.bottom - 12)}px`;
  if (!list.contains(document.activeElement)) itemsOf(list)[0]?.focus();
}

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

function onKey(event: KeyboardEvent): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const items = itemsOf(event.currentTarget);
  const at = document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1;
  const next = moves[event.key]?.(at, items.length) ?? indexByLetter(items, at, event.key);
  if (event.key === 'Tab') event.currentTarget.hidePopover();
  if (next === undefined) return;
  event.preventDefault();
  items[next]?.focus();
}

/** The next entry that begins with a typed letter. */
function indexByLetter(items: readonly HTMLElement[], at: number, key: string): number | undefined {
  if (key.length !== 1 || key === ' ') return undefined;
  const order = items.map((_, i) => (at + 1 + i) % items.length);
  return order.find((i) => items[i]?.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()));
}

function itemsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('.menu-item')];
}
