import type { LogOutputChannel } from 'vscode';

/** A log in which no key stands: not in what the server prints, and not in a trace of what it is answered. */
export function redactedLog(log: LogOutputChannel, keys: () => Iterable<string>): LogOutputChannel {
  const clean = (text: string) => redact(text, keys());
  const write =
    (level: 'trace' | 'debug' | 'info' | 'warn') =>
    (message: string, ...details: unknown[]) =>
      log[level](clean(message), ...details.map((detail) => cleaned(detail, clean)));
  return {
    get name() {
      return log.name;
    },
    get logLevel() {
      return log.logLevel;
    },
    onDidChangeLogLevel: log.onDidChangeLogLevel,
    append: (text) => log.append(clean(text)),
    appendLine: (text) => log.appendLine(clean(text)),
    replace: (text) => log.replace(clean(text)),
    clear: () => log.clear(),
    show: () => log.show(),
    hide: () => log.hide(),
    dispose: () => log.dispose(),
    trace: write('trace'),
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: (error, ...details) =>
      log.error(
        clean(typeof error === 'string' ? error : (error.stack ?? error.message)),
        ...details.map((d) => cleaned(d, clean)),
      ),
  };
}

/** `text` without the keys. A key of a few characters is none: it would take ordinary words out. */
export function redact(text: string, keys: Iterable<string>): string {
  const forms = [...keys].filter((key) => key.length >= 8).flatMap((key) => [key, JSON.stringify(key).slice(1, -1)]);
  return forms.reduce((rest, form) => rest.replaceAll(form, '[key]'), text);
}

function cleaned(detail: unknown, clean: (text: string) => string): string {
  if (typeof detail === 'string') return clean(detail);
  return clean(detail instanceof Error ? (detail.stack ?? detail.message) : (JSON.stringify(detail) ?? String(detail)));
}
