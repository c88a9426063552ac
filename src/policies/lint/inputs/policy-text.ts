import type { PolicySource } from '../../document/policy.ts';
import type { Owner } from '../../sources/source.ts';
import type { Attachment, PolicyType, TypeOrigin } from '../document/lint-document.ts';

/** What is said of a document beside its text: by flags, the configuration, or where its file stands. */
export interface TextFacts {
  readonly type?: { readonly is: PolicyType; readonly from: TypeOrigin };
  readonly attachment?: Attachment;
  readonly owners?: readonly Owner[];
}

/** A text to be linted. */
export interface PolicyText {
  /** As findings are to name it. */
  readonly path: string;
  readonly text: string;
  /** Holds for documents of which the text itself does not say it. */
  readonly facts?: TextFacts;
}

/** What documents of the text are called that have no name of their own: as the file. */
export function sourceOf({ path }: PolicyText): PolicySource {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  return { path, name: dot > 0 ? file.slice(0, dot) : file };
}
