import { API } from './domain/api.ts';
import { makeSample } from './local/sample/sample.ts';
import { testWorld } from './tests/support/world.ts';
import { sayReason } from './tabs/rota/texts.ts';
import { trusting } from './scripts/trusting.ts';
await trusting(async (c) => {
process.env.GUILDHALL_CERTIFICATES = c;
const world = await testWorld();
await makeSample(world);
await world.settled();
const [priya] = world.microsoft365.people;
const { communities } = await world.call(priya, API.openHome);
for (const c of communities) {
  const rota = await world.call(priya, API.openRota, { params: { communityId: c.id } });
  console.log(c.name, rota.today);
  for (const a of rota.accounts) console.log('  ', a.person.name, a.owed, a.led, a.lastLed, a.attended, a.why);
  for (const t of rota.turns) console.log(' *', t.date, t.how, t.topic, t.person?.name, t.reason.owed, t.reason.lastLed, '|', sayReason(t.person?.name ?? '', false, t.reason, t.how), t.skips.map((s) => s.person.name), t.agreed?.how);
}
await world.stop();
process.exit(0);
});
