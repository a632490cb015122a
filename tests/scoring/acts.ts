import type { Artifact } from '../../domain/knowledge/artifact.ts';
import type { RoundPage } from '../../domain/scoring/contract.ts';
import type { RoundDraft, RoundOutline, Score } from '../../domain/scoring/round.ts';
import { addDays } from '../../domain/shared/time.ts';
import { draftArtifact } from '../../functions/knowledge/draft-artifact.ts';
import { publishArtifact } from '../../functions/knowledge/publish-artifact.ts';
import { beginRound } from '../../functions/scoring/begin-round.ts';
import { closeRound } from '../../functions/scoring/close-round.ts';
import { openRound } from '../../functions/scoring/open-round.ts';
import { revealRound } from '../../functions/scoring/reveal-round.ts';
import { scoreAgain } from '../../functions/scoring/score-again.ts';
import { scoreRound } from '../../functions/scoring/score-round.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import type { Guild } from '../outbox/guild.ts';
import type { Process, Workshop } from '../outbox/support.ts';
import { RUBRIC, roundDraft, rubricDraft, scores } from './drafts.ts';

export type Round = { readonly artifactId: string; readonly roundId: string };

/** What people do about rounds, through use cases. `now` says where: tests change it. */
export function acts(now: () => { readonly shop: Workshop; readonly guild: Guild }) {
  async function publish(
    app: Process,
    body = RUBRIC,
    type: 'rubric' | 'playbook' = 'rubric',
  ): Promise<string> {
    const params = { artifactId: crypto.randomUUID() };
    const draft = { ...rubricDraft(body), type };
    const begun = await now().guild.run<Artifact>(app, draftArtifact, now().guild.first, {
      params,
      body: draft,
    });
    await now().guild.run(app, publishArtifact, now().guild.first, {
      params,
      body: { changeNote: 'First' },
      etag: begun.etag,
    });
    return params.artifactId;
  }

  async function begin(app: Process, change: Partial<RoundDraft> = {}, artifactId?: string): Promise<Round> {
    const params = { artifactId: artifactId ?? (await publish(app)), roundId: crypto.randomUUID() };
    await now().guild.run(app, beginRound, now().guild.first, { params, body: roundDraft(change) });
    return params;
  }

  const look = (app: Process, who: Person, params: Round) =>
    now().guild.run<RoundPage>(app, openRound, who, { params });
  const say = (app: Process, who: Person, params: Round, said: readonly Score[], pass = 1) =>
    now().guild.run(app, scoreRound, who, { params, body: { pass, scores: said } });
  const reveal = (app: Process, params: Round, pass = 1, who = now().guild.first) =>
    now().guild.run<RoundOutline>(app, revealRound, who, { params, body: { pass } });
  const again = (app: Process, params: Round, pass = 1) =>
    now().guild.run<RoundOutline>(app, scoreAgain, now().guild.first, { params, body: { pass } });
  const today = (days = 0) => addDays(now().shop.clock.now().toISOString().slice(0, 10), days);
  const feedId = ({ artifactId, roundId }: Round) => `${artifactId}.${roundId}`;

  /** A round in which the first and the second have scored; revealed. */
  async function revealed(app: Process): Promise<Round> {
    const round = await begin(app);
    await say(app, now().guild.first, round, scores(0, 1));
    await say(app, now().guild.person(1), round, scores(3, 1));
    await reveal(app, round);
    return round;
  }

  async function close(app: Process, params: Round, again: string | null) {
    const { round } = await look(app, now().guild.first, params);
    const body = { word: 'Two of us decide', again };
    return now().guild.run<RoundOutline>(app, closeRound, now().guild.first, {
      params,
      body,
      etag: round.etag,
    });
  }
  return { publish, begin, look, say, reveal, again, today, feedId, revealed, close };
}
