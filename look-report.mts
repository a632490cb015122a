import { API } from './domain/api.ts';
import { makeSample } from './local/sample/sample.ts';
import { testWorld } from './tests/support/world.ts';
import { trusting } from './scripts/trusting.ts';
await trusting(async (folder) => {
  process.env.GUILDHALL_CERTIFICATES = folder;
  const world = await testWorld({});
  try {
    await makeSample(world);
    const [priya] = world.microsoft365.people;
    const { next } = await world.call(priya!, API.openHome, {});
    const communityId = next!.session.communityId;
    const now = new Date().toISOString().slice(0, 10);
    console.log(now);
    for (const [from, to] of [['2026-10-01', '2026-12-31'], ['2026-07-01', '2026-09-30']]) {
      const t = performance.now();
      const report = await world.call(priya!, API.assembleReport, { params: { communityId }, query: { from, to } } as never) as any;
      console.log(performance.now() - t, report.title, report.taxonomy, report.counts, report.body.length);
      console.log(report.body);
    }
  } finally { await world.stop(); }
});
