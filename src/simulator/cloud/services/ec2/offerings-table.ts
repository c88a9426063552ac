/**
 * Families that a region does not offer, and that a zone does not though its region does; what is not listed is taken to
 * be offered, and so is everything in regions that the record lacks (GovCloud, China, the newest ones). Zones grow: a
 * family may have arrived since. Source: AWS's DescribeInstanceTypeOfferings as recorded in moto 5.2.1, read 2026-11-25.
 */
export const notInRegion: Readonly<Record<string, string>> = {
  'af-south-1':
    't2 t3a m4 m5a m5n m6a m6id m6in m7a m7i-flex m8a c4 c6a c6id c7a c8a c8g r4 r5a r5b r6a r6in r7a r7i r8a r8g',
  'ap-east-1':
    't2 t3a m4 m5a m5n m6a m6id m6in m7a m8a m8i m8i-flex c4 c6id c7a c8a c8i c8i-flex r4 r5a r5b r6a r6id r6in r7a r7i r8a r8i r8i-flex',
  'ap-northeast-2': 'm5n m6a m7a m8a c6a c7a c8a r6a r6in r7a r8a',
  'ap-northeast-3':
    't3a m5a m5n m6a m6id m6in m7a m8a m8i m8i-flex c5a c6a c6id c7a c7i-flex c8a c8i c8i-flex r5a r5b r5n r6a r6id r6in r7a r8a r8i r8i-flex',
  'ap-south-1': 'm5n m7a m8a c6id c7a c8a r5b r6in r7a r8a',
  'ap-south-2':
    't2 t3a m4 m5a m5n m6id m6in m7a m7i m7i-flex m8a c4 c5a c5n c6id c7a c7i-flex c8a r4 r5a r5b r5n r6id r6in r8a',
  'ap-southeast-1': 'm7a m8a c7a c8a r7a r8a',
  'ap-southeast-2': 'm5n m8a c7a c8a r7a r8a',
  'ap-southeast-3':
    't2 t3a m4 m5a m5n m6a m6id m6in m7a m8a m8i m8i-flex c4 c5a c6a c6i c6id c7a c8a c8i c8i-flex r4 r5a r5b r5n r6a r6i r6id r6in r7a r8a r8i r8i-flex',
  'ap-southeast-4':
    't2 t3a m4 m5a m5n m6a m6i m6id m6in m7a m8a m8i m8i-flex c4 c5a c5n c6a c6i c6id c7a c7g c7i-flex c8a c8i c8i-flex r4 r5a r5b r5n r6a r6i r6id r6in r7a r8a r8i r8i-flex',
  'ap-southeast-5':
    't2 t3a m4 m5 m5a m5d m5n m6a m6in m7a m8a c4 c5 c5a c5d c5n c6a c7a c8a r4 r5 r5a r5b r5d r5n r6a r6in r7a r8a',
  'ca-central-1': 'm5n m7a m8a c7a c8a r6id r6in r7a r8a',
  'ca-west-1':
    't2 t3a m4 m5a m5n m6a m6in m7a m7g m7i m7i-flex m8a m8i m8i-flex c4 c5a c5d c5n c6a c7a c7i c7i-flex c8a c8g c8i c8i-flex r4 r5a r5b r5d r5n r6a r6in r7a r7i r8a r8g r8i r8i-flex',
  'eu-central-2':
    't2 t3a m4 m5a m5n m6a m7a m7i-flex m8a m8i m8i-flex c4 c5a c5n c6a c6i c6id c7a c8a c8i c8i-flex r4 r5a r5b r5n r6a r6id r6in r7a r7i r8a r8i r8i-flex',
  'eu-north-1':
    't2 t3a m4 m5a m5n m6a m6id m8a m8i m8i-flex c4 c6a c6id c8a c8i c8i-flex r4 r5a r6a r6id r8a r8i r8i-flex',
  'eu-south-1':
    't2 m4 m5n m6in m7a m7g m7i-flex m8a m8i m8i-flex c4 c6a c7a c7i c7i-flex c8a c8i c8i-flex r4 r6a r6id r6in r7a r8a r8g r8i r8i-flex',
  'eu-south-2': 't2 t3a m4 m5a m5n m6a m6i c4 c5a c5n c6a c6i c6id r4 r5a r5b r5n r6a r6i r6in',
  'eu-west-2': 'm5n m8a c8a r6a r6in r7a r8a',
  'eu-west-3': 'm4 m5n m6id m6in m7a m8a c4 c6a c7a c8a c8g r5b r6a r6id r6in r7a r8a',
  'il-central-1':
    't2 m4 m5a m5n m6a m6in m7a m7i-flex m8a m8g m8i m8i-flex c4 c5a c5n c6a c7a c7i c7i-flex c8a c8g c8i c8i-flex r4 r5a r5b r5n r6a r6in r7a r7i r8a r8g r8i r8i-flex',
  'me-central-1':
    't2 t3 t3a t4g m4 m5a m5n m6a m6id m6in m7a m7i-flex m8a m8i m8i-flex c4 c5a c5n c6a c6i c6id c7a c7g c7i-flex c8a c8g c8i c8i-flex r4 r5a r5b r5n r6a r6id r6in r7a r7i r8a r8i-flex',
  'me-south-1':
    't2 t3a m4 m5a m5n m6a m6id m6in m7a m7i m7i-flex m8a m8i m8i-flex c4 c6a c6id c7a c7i c7i-flex c8a c8g c8i c8i-flex r4 r5a r5b r5n r6a r6id r6in r7a r7i r8a r8g r8i r8i-flex',
  'sa-east-1': 'm5n m6in m7a m8a c7a c8a r6a r6id r6in r7a r8a',
  'us-west-1': 'm5n m7a m8a c6id c7a c8a r5b r6id r6in r7a r8a',
};

/** By zone id. */
export const notInZone: Readonly<Record<string, string>> = {
  'afs1-az1': 'c6g c7i',
  'afs1-az3': 'c7i-flex',
  'ape1-az2': 'c6a',
  'apne1-az1': 't3a c8a r8a',
  'apne1-az2': 'c5a',
  'apne2-az1': 'c7i-flex',
  'apne2-az2': 't2 t3a m4 m5a m6id c4 r4 r5a',
  'apne2-az3': 'c7i-flex',
  'apne2-az4': 't2 t3a m4 m5a c4 c5a c5n c6id r4 r5a r5b r8g',
  'apne3-az1': 't2 m4 c4 r4',
  'apne3-az2': 't2 m4 c4 r4',
  'aps1-az2': 't2 m4 c4 r4',
  'aps2-az3': 'r7a',
  'apse1-az3': 'r6a',
  'apse5-az2': 'c8i',
  'cac1-az4': 't2 t3a m4 c4 c6id r4 r5a r6a',
  'caw1-az3': 'm8g',
  'euc1-az1': 'm8a c8a r8a',
  'euc1-az2': 'c7i-flex c8i',
  'euc2-az1': 'c7g',
  'euc2-az3': 'c8g',
  'eun1-az1': 'r5b',
  'eus1-az3': 'm6id c8g',
  'eus2-az3': 'r8a',
  'euw1-az1': 'c8i',
  'euw1-az2': 'm8i m8i-flex c8a c8i-flex r8i r8i-flex',
  'euw1-az3': 'm8a r8a',
  'euw2-az1': 'm6id c7a',
  'euw2-az2': 'm6in c8i',
  'euw2-az3': 'c6id',
  'euw3-az1': 'c6id',
  'euw3-az2': 'm8i m8i-flex c5a c8i c8i-flex',
  'mec1-az1': 'r8i',
  'sae1-az1': 'c8i',
  'sae1-az2': 't2 m4 m6id c4 r4 r5a',
  'sae1-az3': 'c8i-flex',
  'use1-az1': 'm8a m8i-flex c8a r8a',
  'use1-az3':
    't3 t3a t4g m5 m5a m5d m5n m6a m6g m6i m6id m6in m7a m7g m7i m7i-flex m8a m8g m8i m8i-flex c5 c5a c5d c5n c6a c6g c6i c6id c6in c7a c7g c7i c7i-flex c8a c8g c8i c8i-flex r5 r5a r5b r5d r5n r6a r6g r6i r6id r6in r7a r7g r7i r8a r8g r8i r8i-flex',
  'use1-az5': 'm8a m8i-flex r5b r8a',
  'usw2-az4': 't2 m4 m5n c4 c6in r4 r5b r5n r6in',
};
