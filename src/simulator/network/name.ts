import { CreateTagsCommand, type EC2Client } from '@aws-sdk/client-ec2';

/** Gives a resource the name that the console shows. */
export async function nameResource(
  ec2: EC2Client,
  id: string,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const Tags = [{ Key: 'Name', Value: name }];
  await ec2.send(new CreateTagsCommand({ Resources: [id], Tags }), { abortSignal: signal });
}
