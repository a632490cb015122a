import { makeSample } from './local/sample/sample.ts';
import { startWorld } from './local/world.ts';
import { trusting } from './scripts/trusting.ts';
await trusting(async (certificateFolder) => {
const world = await startWorld({ folder: 'memory', certificateFolder, polling: 'eager', log: () => {} } as any);
const t = Date.now(); const c = process.cpuUsage();
await makeSample(world);
const u = process.cpuUsage(c);
console.log('sample ms', Date.now() - t, 'cpu user', u.user / 1000, 'sys', u.system / 1000);
await world.stop();
});
process.exit(0);
