import { openDocuments, isParsed } from '#engine/document/documents.ts';
import { checkFile, kindOfFile } from '#engine/check/checkFile.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
export function probe(text: string, path='/p.policy.yaml', more: Record<string,string>={}) {
  const documents = openDocuments(memoryFiles({ ...more, [path]: text }));
  const d = documents.parse(path);
  if (!isParsed(d)) throw new Error('x');
  return checkFile(kindOfFile(path)!, d, documents).map(x => `${x.location.range.start}-${x.location.range.end} ${JSON.stringify(text.slice(x.location.range.start,x.location.range.end).slice(0,60))} ${x.level}[${x.code}]: ${x.message} | ${x.help ?? ''} ${x.replacement ? '=>'+x.replacement:''}`);
}
