import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { API } from '../domain/api.ts';
import { fieldsOf } from '../functions/search/search-index.ts';
import { TextIndex } from '../functions/search/text-index.ts';
import { testWorld } from '../tests/support/world.ts';
import { startedCommunity } from './fixtures.ts';

/** A public collection of texts, with questions and the texts that answer them (Cranfield's files). */
export interface Collection {
  readonly texts: readonly { readonly id: string; readonly title: string; readonly body: string }[];
  readonly questions: readonly { readonly text: string; readonly relevant: ReadonlySet<string> }[];
}

/** The fields of each record: `.I id`, then a line such as `.T` before each field. */
function records(file: string): Record<string, string>[] {
  return file
    .replaceAll('\r', '')
    .split(/^\.I /m)
    .slice(1)
    .map((record) => {
      const [first = '', ...lines] = record.split('\n');
      const fields: Record<string, string> = { I: first.trim() };
      let name = '';
      for (const line of lines) {
        const mark = /^\.([A-Z])$/.exec(line)?.[1];
        if (mark) name = mark;
        else if (name) fields[name] = `${fields[name] ?? ''}${line}\n`;
      }
      return fields;
    });
}

/** undefined where the folder does not hold the collection. */
export async function readCollection(folder: string): Promise<Collection | undefined> {
  try {
    const [texts, questions, judgements] = await Promise.all(
      ['cran.all.1400', 'cran.qry', 'cranqrel'].map((name) => readFile(join(folder, name), 'utf8')),
    );
    const relevant = new Map<number, Set<string>>();
    for (const line of (judgements ?? '').trim().split('\n')) {
      const [question = 0, text = 0, code = 0] = line.trim().split(/\s+/).map(Number);
      if (code < 1 || code > 4) continue;
      relevant.set(question, (relevant.get(question) ?? new Set()).add(String(text)));
    }
    const flat = (text = '') => text.replace(/\s+/g, ' ').trim();
    return {
      texts: records(texts ?? '').map(({ I = '', T, W }) => ({ id: I, title: flat(T), body: flat(W) })),
      // Judgements name questions by their place in the file, whatever their own number says.
      questions: records(questions ?? '').map(({ W }, index) => ({
        text: flat(W),
        relevant: relevant.get(index + 1) ?? new Set(),
      })),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** How well the first ten of a ranking answer a question, from 0 to 1. */
function ndcg(ranking: readonly string[], relevant: ReadonlySet<string>): number {
  const gain = (at: number) => 1 / Math.log2(at + 2);
  let ideal = 0;
  for (let at = 0; at < Math.min(10, relevant.size); at += 1) ideal += gain(at);
  const reached = ranking.slice(0, 10).reduce((sum, id, at) => (relevant.has(id) ? sum + gain(at) : sum), 0);
  return reached / ideal;
}

function averagePrecision(ranking: readonly string[], relevant: ReadonlySet<string>): number {
  let found = 0;
  let sum = 0;
  for (const [at, id] of ranking.entries()) {
    if (!relevant.has(id)) continue;
    found += 1;
    sum += found / (at + 1);
  }
  return sum / relevant.size;
}

const NOBODY = { topic: '', author: '', owner: '' };
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** nDCG@10 of the answers of the running product, and the mean average precision of its whole ranking. */
export async function relevance({ texts, questions }: Collection): Promise<{ ndcg: number; map: number }> {
  const world = await testWorld();
  try {
    const [person] = world.microsoft365.people;
    if (!person) throw new Error('the directory is empty');
    const communityId = await startedCommunity(world, person);
    const ids = new Map<string, string>();
    const waiting = [...texts];
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let one = waiting.pop(); one; one = waiting.pop()) {
          const params = { communityId, artifactId: crypto.randomUUID() };
          ids.set(params.artifactId, one.id);
          const title = one.title.slice(0, 100) || 'Untitled';
          const body = { title, type: 'case note', taxonomy: 'technology', body: one.body || title } as const;
          const draft = { ...body, reviewBy: null };
          const { etag } = await world.call(person, API.draftArtifact, { params, body: draft });
          await world.call(person, API.publishArtifact, { params, body: { changeNote: 'New' }, etag });
        }
      }),
    );
    const answered = questions.filter(({ relevant }) => relevant.size > 0);
    const scores: number[] = [];
    for (const { text, relevant } of answered) {
      const query = { q: text.slice(0, 400) };
      const { hits } = await world.call(person, API.searchKnowledge, { params: { communityId }, query });
      scores.push(
        ndcg(
          hits.map(({ id }) => ids.get(String(id)) ?? ''),
          relevant,
        ),
      );
    }
    const index = new TextIndex<{ readonly key: string }>();
    for (const { id: key, title, body } of texts)
      index.put({ key }, fieldsOf({ ...NOBODY, title, text: body }));
    const precision = answered.map(({ text, relevant }) => {
      const { found, scores } = index.search(text, () => true);
      const ranking = found.map(({ key }, at) => ({ key, score: scores[at] ?? 0 }));
      ranking.sort((a, b) => b.score - a.score);
      return averagePrecision(
        ranking.map(({ key }) => key),
        relevant,
      );
    });
    return { ndcg: mean(scores), map: mean(precision) };
  } finally {
    await world.stop();
  }
}
