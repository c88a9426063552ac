/** What `check` itself must be allowed, as a policy to give to whoever runs it. */
export interface CheckReadPolicy {
  readonly name: string;
  /** Distinct, in the order of the document. */
  readonly actions: readonly string[];
  /** The policy document as indented JSON text. */
  readonly policyText: string;
}

/** Reads the document when it is first asked for. */
export async function checkReadPolicy(): Promise<CheckReadPolicy> {
  const { default: document } = await import('./check-read.json', { with: { type: 'json' } });
  return {
    name: 'vba-preflight-check-read',
    actions: [...new Set(document.Statement.flatMap(({ Action }) => Action))],
    policyText: JSON.stringify(document, null, 2),
  };
}
