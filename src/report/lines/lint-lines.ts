import type { LintedDocument } from '../../vocabulary/report.ts';
import type { Result } from '../../vocabulary/result.ts';
import { codeFrame } from '../layout/code-frame.ts';
import { asciiGlyphs, statusTones } from '../layout/glyphs.ts';
import { span, type Line } from '../layout/line.ts';
import { fixText } from '../view/fix-text.ts';
import { documentWords, findingWords } from '../words.ts';

/** A log has no edge; what is longer is a minified file, of which the place is shown. */
const columns = 200;

/** What a document was taken for. */
export function documentLine(document: LintedDocument): Line {
  const { path, pointer, owners } = document;
  const place = pointer === '' ? path : `${path} ${pointer}`;
  const whose = owners.length === 0 ? '' : `, of ${owners.join(', ')}`;
  return [span(`document ${place}: ${documentWords(document)}${whose}`)];
}

/**
 * A finding in one line that an editor can open, and under it the source, why, and what to do; nothing of an accepted one.
 * `isFirst` is false where the same file has had a finding of the rule before, and so the rule's reason and page.
 */
export function findingLines(result: Result, docs: string, isFirst: boolean): readonly Line[] {
  const { status, code, subject, place, message, evidence, aliases = [] } = result;
  // The summary counts what is accepted; a line for each would hide what is not.
  if (status === 'skipped') return [];
  const at = place?.kind === 'file' ? `${place.path}:${place.line}:${place.column}` : subject;
  const head: Line = [
    span(findingWords[status], statusTones[status]),
    span(` ${code} ${at ?? ''}: ${message}`),
  ];
  if (status === 'pass') return [head];
  return [
    head,
    ...sourceLines(result),
    ...labelled(
      'why',
      evidence.slice(isFirst ? 0 : 1).map(({ detail }) => detail),
    ),
    ...labelled('fix', [fixText(result) ?? []].flat()),
    ...labelled('page', isFirst ? [docs] : []),
    ...labelled('also', aliases.length > 0 ? [aliases.join(', ')] : []),
  ];
}

function sourceLines({ status, place, excerpt = [] }: Result): readonly Line[] {
  if (place?.kind !== 'file') return [];
  const tone = statusTones[status];
  return codeFrame(excerpt, place, { width: columns, margin: 2, tone, glyphs: asciiGlyphs });
}

function labelled(label: string, texts: readonly string[]): readonly Line[] {
  return texts.map((text) => [span(`  ${label.padEnd(6)} ${text}`)]);
}
