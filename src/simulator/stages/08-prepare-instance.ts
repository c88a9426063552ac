import { createHash } from 'node:crypto';

import { createBucket, keysOf, upload } from '../bucket/temporary-bucket.ts';
import { runScript, waitForAgent } from '../instance/agent.ts';
import { packages } from '../instance/packages.ts';
import { StageFailure, type Deployment, type Stage } from '../stage.ts';

/** The upload, the agent and two scripts: installation (4:11 in the docs' screenshot) and configuration. */
export const prepareInstance: Stage = {
  id: 'prepare-instance',
  title: 'Prepare the instance',
  run: async (deployment, signal) => {
    await uploadPackages(deployment, signal);
    await waitForAgent(deployment, signal);
    await runScript(deployment, 'install packages', await installation(deployment), signal);
    await runScript(deployment, 'configure services', configuration(), signal);
  },
};

async function uploadPackages(deployment: Deployment, signal: AbortSignal): Promise<void> {
  const s3 = await deployment.clients.get('s3');
  const { bucket } = deployment.names;
  await createBucket(s3, deployment, signal);
  for (const { key, content } of packages(deployment.product.build))
    await upload(s3, bucket, key, content, signal);
  const uploaded = await keysOf(s3, bucket, signal);
  const lost = packages(deployment.product.build).filter(({ key }) => !uploaded.includes(key));
  if (lost.length > 0) {
    throw new StageFailure(
      bucket,
      `Bucket ${bucket} lacks ${lost.map(({ key }) => key).join(', ')}.`,
      'Try again.',
    );
  }
}

/** Each package comes through a presigned address, which carries the deployer's own s3:GetObject, and is checked. */
async function installation({ presign, names, product }: Deployment): Promise<readonly string[]> {
  // PostgreSQL 15 comes from the project's own archive only: https://wiki.postgresql.org/wiki/Apt
  const lines = [
    'set -e',
    "echo 'deb https://apt.postgresql.org/pub/repos/apt jammy-pgdg main' > /etc/apt/sources.list.d/pgdg.list",
    'apt-get update',
  ];
  const files: string[] = [];
  for (const { key, content } of packages(product.build)) {
    const file = `/tmp/${key}`;
    files.push(file);
    lines.push(`curl -fsS -o ${file} '${await presign(names.bucket, key)}'`);
    lines.push(
      `echo '${createHash('sha256').update(content).digest('hex')}  ${file}' | sha256sum -c`,
    );
  }
  const runtime = 'aspnetcore-runtime-8.0 postgresql-15 nginx libpam-google-authenticator';
  return [...lines, `apt-get install -y ${runtime}`, `dpkg -i ${files.join(' ')}`];
}

/** Units: https://helpcenter.veeam.com/docs/vbaws/guide/configuring_proxy.html */
function configuration(): readonly string[] {
  const units = [
    'veeamawsbackup',
    'veeamawsbackupweb',
    'veeamawsbackuprestfulapi',
    'veeamawsbackuprestselfbackup',
  ];
  return [
    'set -e',
    'systemctl enable postgresql',
    'systemctl start postgresql',
    ...units.map((unit) => `systemctl enable ${unit}`),
  ];
}
