import { buildIfStale } from '../scripts/build.ts';
import { checkBudgets } from '../scripts/check-budgets.ts';
import { trusting } from '../scripts/trusting.ts';
import { counts, loopCounts } from './counts.ts';
import { panels } from './panels.ts';
import { report } from './report.ts';
import { requests } from './requests.ts';
import { readCollection, relevance } from './search.ts';
import { searchTimes } from './search-times.ts';
import { startup } from './startup.ts';

await trusting(async () => {
  await buildIfStale();
  const rows = report();

  const start = await startup();
  rows.atMost(
    'P1',
    'import of the bundled app / unbundled',
    start.ratio,
    0.15,
    `${start.bundled.toFixed(0)} ms of ${start.unbundled.toFixed(0)} ms`,
  );

  // P4, with what each chunk may weigh.
  await checkBudgets();

  const speed = await requests();
  rows.atMost(
    'P5',
    'capture a note / one raw insert, p50',
    speed.noteRatio,
    2.2,
    `${speed.note.toFixed(2)} ms of ${speed.insert.toFixed(2)} ms`,
  );
  rows.atLeast(
    'P6',
    'authenticated answer from memory / bare echo, per second',
    speed.memoryRatio,
    0.6,
    `${speed.memory.toFixed(0)} of ${speed.echo.toFixed(0)}`,
  );
  rows.atMost('P5–6', 'requests that failed', speed.failed, 0);

  const [, , folder = ''] = process.argv;
  const collection = await readCollection(folder);
  if (collection) {
    const { ndcg, map } = await relevance(collection);
    rows.atLeast('P7', 'search: nDCG@10 of the answers, Cranfield', ndcg, 0.51);
    rows.atLeast('P7', 'search: mean average precision, Cranfield', map, 0.41);
  } else {
    console.log('P7: how well search ranks is not measured: name the folder of a Cranfield collection.');
  }
  for (const [size, share] of [
    [10_000, 1],
    [100_000, 0.2],
  ] as const) {
    const { search, scan, processor, scanProcessor, longest, phrase, narrowed, widened } =
      await searchTimes(size);
    const about = `${search.toFixed(1)} ms of ${scan.toFixed(1)} ms`;
    rows.atMost('P7', `search among ${size}, q95 / a scan, q50`, search / scan, share, about);
    const ofProcessor = `${processor.toFixed(1)} ms of ${scanProcessor.toFixed(1)} ms of the processor`;
    rows.atMost('P7', `the same in processor time`, processor / scanProcessor, share, ofProcessor);
    rows.atMost('P7', `search among ${size}, the longest, ms`, longest, 100);
    rows.atMost('P7', `search for a phrase among ${size}, the longest, ms`, phrase, 100);
    rows.atMost('P7', `search with filters among ${size}, the longest, ms`, narrowed, 100);
    rows.atMost('P7', `search for a term with its synonyms among ${size}, the longest, ms`, widened, 100);
  }

  const few = await panels(10);
  const many = await panels(200);
  const most = await panels(400);
  const p95 = `${few.p95.toFixed(1)} → ${many.p95.toFixed(1)} → ${most.p95.toFixed(1)} ms`;
  rows.atMost('P14', 'refresh of 200 open panels / of 10, p95', many.p95 / few.p95, 3, p95);
  rows.atMost('P14', 'storage calls a second at 200 panels', many.storageCalls, 4);
  rows.atMost('P14', 'longest wait for a refresh at 200 panels, ms', many.longest, 1_000);
  for (const [count, at] of [
    [200, many],
    [400, most],
  ] as const) {
    rows.atMost('P14', `notes that a panel was not told, at ${count}`, at.lost, 0);
    rows.atMost('P14', `refused, at ${count}`, at.refused, 0);
  }

  const { small, large, posts, patches, reads } = await counts();
  const calls = (name: string) => small[name]?.storageCalls ?? Number.NaN;
  rows.atMost('P8', 'storage calls: panel open', calls('panel open'), 4);
  rows.atMost('P8', 'storage calls: live refresh', calls('live refresh'), 2);
  rows.atMost('P8', 'storage calls: capture a note', calls('capture a note'), 2);
  rows.atMost('P8', 'storage calls: edit a note', calls('edit a note'), 2);
  rows.atMost('P8', 'storage calls: plan a session', calls('plan a session'), 4);
  rows.atMost('P8', 'storage calls: search', calls('search'), 0);
  rows.atMost('P9', 'events posted for a session of 500', posts, 1);
  rows.atMost('P9', 'events patched for a change', patches, 1);
  rows.atMost('P9', 'Graph calls for reading a session and Home', reads, 0);
  const loop = await loopCounts();
  for (const [name, before] of [...Object.entries(small), ...Object.entries(loop.small)]) {
    const after = large[name] ?? loop.large[name];
    if (!after) continue;
    const ratio = (from: number, to: number) => (from === 0 && to === 0 ? 1 : to / Math.max(from, 1));
    for (const [what, from, to] of [
      ['calls', before.storageCalls, after.storageCalls],
      ['rows', before.rowsRead, after.rowsRead],
    ] as const)
      rows.atMost('P10', `${what} at ten times the size: ${name}`, ratio(from, to), 1.1, `${from} → ${to}`);
  }
  rows.print();
});
