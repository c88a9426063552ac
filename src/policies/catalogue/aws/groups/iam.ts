// Written by scripts/compact-iam-data.ts.

import iam from '../data/services/iam.json' with { type: 'json' };
import identitySync from '../data/services/identity-sync.json' with { type: 'json' };
import identitystoreAuth from '../data/services/identitystore-auth.json' with { type: 'json' };
import identitystore from '../data/services/identitystore.json' with { type: 'json' };
import imagebuilder from '../data/services/imagebuilder.json' with { type: 'json' };
import importexport from '../data/services/importexport.json' with { type: 'json' };
import inspectorScan from '../data/services/inspector-scan.json' with { type: 'json' };
import inspector from '../data/services/inspector.json' with { type: 'json' };
import inspector2Telemetry from '../data/services/inspector2-telemetry.json' with { type: 'json' };
import inspector2 from '../data/services/inspector2.json' with { type: 'json' };
import interconnect from '../data/services/interconnect.json' with { type: 'json' };
import internetmonitor from '../data/services/internetmonitor.json' with { type: 'json' };
import invoicing from '../data/services/invoicing.json' with { type: 'json' };
import iotDeviceTester from '../data/services/iot-device-tester.json' with { type: 'json' };
import iot from '../data/services/iot.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  iam,
  'identity-sync': identitySync,
  identitystore,
  'identitystore-auth': identitystoreAuth,
  imagebuilder,
  importexport,
  inspector,
  'inspector-scan': inspectorScan,
  inspector2,
  'inspector2-telemetry': inspector2Telemetry,
  interconnect,
  internetmonitor,
  invoicing,
  iot,
  'iot-device-tester': iotDeviceTester,
};
