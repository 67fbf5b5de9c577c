// Underlines keys that stand twice at the top of a YAML file, as Red Hat's YAML does. Red Hat's extension is in no
// registry that the tests can reach; which documents it looks after, and when it says something of them, is all they need.
const { Diagnostic, languages, workspace } = require('vscode');

exports.activate = ({ extension, subscriptions }) => {
  const { activationEvents } = extension.packageJSON;
  const selector = activationEvents.map((event) => ({ language: event.replace('onLanguage:', '') }));
  const found = languages.createDiagnosticCollection('yaml');
  const check = (document) => {
    if (languages.match(selector, document) > 0) found.set(document.uri, repeatedKeys(document));
  };
  subscriptions.push(
    found,
    workspace.onDidOpenTextDocument(check),
    workspace.onDidChangeTextDocument(({ document }) => check(document)),
    workspace.onDidCloseTextDocument(({ uri }) => found.delete(uri)),
  );
  workspace.textDocuments.forEach(check);
};

function repeatedKeys(document) {
  const lines = Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line));
  const keys = lines.map(({ text }) => /^\w+(?=:)/.exec(text)?.[0]);
  return lines
    .filter((_, line) => keys[line] !== undefined && keys.indexOf(keys[line]) < line)
    .map(({ range }) => Object.assign(new Diagnostic(range, 'Map keys must be unique'), { source: 'YAML' }));
}
