import { html, nothing, type TemplateResult } from 'lit';
import type { OpinionNote, RuleNote, Stage } from '#protocol/panel/caseView.ts';
import type { Context, Part } from '../context.ts';
import { toneIcon } from '../icons.ts';
import { ruleLink } from '../links.ts';
import { marked, message } from '../marked.ts';

/** One stop of the pipeline: its texts with what was found in them, and the rules that found it. */
export function stage(context: Context, { title, note, tone, texts, rules, passed }: Stage): TemplateResult {
  return html`<li class="stage">
    ${toneIcon(tone)}
    <div>
      <h3>${title}${note === undefined ? nothing : html` <span class="dim">${note}</span>`}</h3>
      ${texts.map(text)} ${rules.map((rule) => ruleNote(context, rule))}
      ${passed === undefined ? nothing : html`<p class="dim">${passed}</p>`}
    </div>
  </li>`;
}

function text({ label, code, segments }: Stage['texts'][number]): TemplateResult {
  const content = marked(segments);
  return html`${label === undefined ? nothing : html`<p class="dim label">${label}</p>`}
    <div class="box">${code ? html`<code>${content}</code>` : content}</div>`;
}

function ruleNote(context: Context, rule: RuleNote): TemplateResult {
  return html`<div class="rule">
    <p>
      ${ruleLink(context, rule.id, rule.target)}
      <span class="verdict tone-${rule.verdict.tone}" title=${rule.verdict.text}>${message(rule.note)}</span>
      ${rule.place === undefined ? nothing : html`<span class="dim place">· ${rule.place}</span>`}
    </p>
    ${conditionBox(rule)} ${rule.opinion === undefined ? nothing : opinionBox(rule.opinion)}
  </div>`;
}

/** The rule's condition as written, and what it saw when it was evaluated. */
function conditionBox({ condition, saw }: RuleNote): Part {
  if (condition === undefined && saw.length === 0) return nothing;
  return html`<div class="box condition">
    ${condition === undefined ? nothing : html`<code>${condition}</code>`}
    ${saw.length === 0 ? nothing : html`<ul class="dim">${saw.map(seenValue)}</ul>`}
  </div>`;
}

/** What a name stood for; and for what it stood at the baseline, where the edit changed it. */
function seenValue({ name, value, was }: RuleNote['saw'][number]): TemplateResult {
  return html`<li><code>${name}</code> is <code>${value}</code>${was === undefined ? nothing : html`, was <code>${was}</code>`}</li>`;
}

/** What was asked, and what came back. The reason is what a model wrote: it stands apart, in a direction of its own. */
function opinionBox({ by, question, says, reason }: OpinionNote): TemplateResult {
  return html`<div class="box opinion">
    ${question === undefined ? nothing : html`<p class="dim">${question}</p>`}
    <p><code>${by}</code> says <b>${says}</b></p>
    ${reason === undefined ? nothing : html`<blockquote dir="auto" title="In its own words">${reason}</blockquote>`}
  </div>`;
}
