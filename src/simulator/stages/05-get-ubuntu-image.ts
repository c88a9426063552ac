import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import { GetParameterCommand } from '@aws-sdk/client-ssm';

import { known, StageFailure, type Stage } from '../stage.ts';

/** Canonical's account in each partition, and its public parameter: https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/ */
const canonical: Readonly<Record<string, string>> = {
  aws: '099720109477',
  'aws-us-gov': '513442679011',
};
const parameter =
  '/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id';

export const getUbuntuImage: Stage = {
  id: 'get-ubuntu-image',
  title: 'Get the Ubuntu image',
  run: async ({ clients, found, partition }, signal) => {
    const options = { abortSignal: signal };
    const ssm = await clients.get('ssm');
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: parameter }), options);
    const id = known(Parameter?.Value, 'the image id');
    const ec2 = await clients.get('ec2');
    const { Images = [] } = await ec2.send(
      new DescribeImagesCommand({
        ImageIds: [id],
        Owners: [known(canonical[partition], `Canonical's account in ${partition}`)],
      }),
      options,
    );
    const [image] = Images;
    if (image?.State !== 'available' || image.Architecture !== 'x86_64') {
      throw new StageFailure(
        id,
        `Image ${id} of Canonical is not available for x86_64.`,
        'Choose another region.',
      );
    }
    found.image = { id, rootDevice: known(image.RootDeviceName, 'the root device') };
  },
};
