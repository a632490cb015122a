import type { HttpHandler, InvocationContext } from '@azure/functions';
import type { Area } from './area.ts';
import { AREAS, type AreaName, everyArea } from './areas.ts';
import { handler } from './http/serve.ts';
import { codeOf, type Outcome } from './outbox/failures.ts';
import { services } from './services.ts';
import type { Settings } from './settings.ts';
import { newTrace } from './trace.ts';
import type { World } from './world.ts';

type Handler<Input> = (input: Input, context: InvocationContext) => Promise<void>;

/** What runs when a function is called. main.ts loads it with the first call, and each area with the first call of its own. */
export class Runtime {
  readonly #settings: Settings;
  readonly #services: ReturnType<typeof services>;

  constructor(settings: Settings) {
    this.#settings = settings;
    const found = async () => (await everyArea()).flatMap(({ search = [] }) => search);
    this.#services = services(settings, found, () => new Date());
  }

  /** Opens the table in advance. */
  prepare(): void {
    this.#services.prepare();
  }

  /** Fails unless the table answers. */
  checkStorage(): Promise<void> {
    return this.#services.checkStorage();
  }

  /** The handler of a route or of an endpoint without a contract. */
  async answering(area: AreaName, name: string): Promise<HttpHandler> {
    const { worldFor, verify } = this.#services;
    const { routes = [], http = [] }: Area = await AREAS[area]();
    const served = routes.find(({ route }) => route.name === name);
    if (served) return handler(served, worldFor, verify);
    const { run } = namedIn(http, name);
    return (request, context) => run(request, worldFor(newTrace()), context);
  }

  /** The handler of a queue's messages. */
  async consuming(area: AreaName, name: string): Promise<Handler<unknown>> {
    const { queues = [] }: Area = await AREAS[area]();
    const { run } = namedIn(queues, name);
    return (message, context) => this.#measured(context, (world) => run(world, message));
  }

  /** The handler of a timer. */
  async timing(area: AreaName, name: string): Promise<Handler<unknown>> {
    const { timers = [] }: Area = await AREAS[area]();
    const { run } = namedIn(timers, name);
    return (_, context) =>
      this.#measured(context, async (world) => {
        await run(world, this.#settings.allowedTenants);
        return { outcome: 'done' };
      });
  }

  /** Writes one log line for a message or a timer, with its outcome and cost. */
  async #measured(context: InvocationContext, work: (world: World) => Promise<Outcome>): Promise<void> {
    const started = performance.now();
    const cost = newTrace();
    let came: Outcome = { outcome: 'done' };
    try {
      came = await work(this.#services.worldFor(cost));
    } catch (error) {
      came = { outcome: 'failed', code: codeOf(error) };
      throw error;
    } finally {
      const ms = Math.round(performance.now() - started);
      context.log(JSON.stringify({ event: 'work', function: context.functionName, ...came, ms, ...cost }));
    }
  }
}

function namedIn<T extends { readonly name: string }>(list: readonly T[], name: string): T {
  const found = list.find((one) => one.name === name);
  if (!found) throw new Error(`The areas have no function called ${name}`);
  return found;
}
