/** A file of the temporary bucket. */
export interface Package {
  readonly key: string;
  readonly content: Uint8Array;
}

/**
 * What the deployment uploads. Veeam's packages are not ours to ship and their names are not documented: each is stood in
 * for by a small file that says so. Upload, download, checksum and installation are real calls all the same.
 */
export function packages(build: string): readonly Package[] {
  return ['veeam-aws-backup', 'veeam-aws-backup-web', 'veeam-aws-updater', 'veeam-aws-flr'].map(
    (name) => ({
      key: `${name}_${build}_amd64.deb`,
      content: new TextEncoder().encode(`stand-in of vba-preflight for package ${name} ${build}\n`),
    }),
  );
}
