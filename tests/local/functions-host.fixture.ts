import {
  app,
  type HttpRequest,
  type HttpResponseInit,
  type InvocationContext,
  type Timer,
} from '@azure/functions';
import { QueueClient } from '@azure/storage-queue';

/** A function app that tells what the host gave it. The tests bundle it as the product is bundled. */
const setting = process.env.FIXTURE_SETTING ?? 'none';
const seen: Record<string, unknown>[] = [];
let peak = 0;
let working = 0;

async function tell(request: HttpRequest, context: InvocationContext) {
  const body = request.method === 'GET' || request.method === 'HEAD' ? '' : await request.text();
  return {
    jsonBody: {
      fn: context.functionName,
      method: request.method,
      url: request.url,
      params: request.params,
      query: Object.fromEntries(request.query),
      headers: Object.fromEntries(request.headers),
      traceParent: context.traceContext?.traceParent,
      body,
    },
  };
}

app.http('item', { route: 'items/{id}', methods: ['GET', 'HEAD', 'PUT', 'POST'], handler: tell });
// Before `item` by name, or no request would reach it.
app.http('exact', { route: 'items/special', methods: ['GET'], handler: tell });
app.http('part', { route: 'items/{item}/parts/{part?}', methods: ['GET'], handler: tell });
app.http('zRest', { route: '{*path}', methods: ['GET'], handler: tell });
app.http('unnamed', { methods: ['GET'], authLevel: 'function', handler: tell });

app.http('state', { handler: async () => ({ jsonBody: { setting, seen, peak } }) });
app.http('fail', {
  handler: async () => {
    throw new Error('a secret reason');
  },
});
app.http('impossible', { handler: async () => ({ status: 999 }) });
app.http('blank', { handler: async () => ({}) });
app.http('accented', { handler: async () => ({ headers: { 'x-odd': 'é' }, body: 'x' }) });
app.http('measured', { handler: async () => ({ headers: { 'content-length': '2' }, body: 'hi' }) });
app.http('nothing', { handler: async () => undefined as unknown as HttpResponseInit });
app.http('empty', { handler: async () => ({ status: 204, body: 'dropped' }) });
app.http('slow', {
  handler: async (request, context) => {
    context.log('slow begins');
    await new Promise((resolve) => setTimeout(resolve, Number(request.query.get('ms'))));
    return { body: 'done' };
  },
});
app.http('beside', {
  handler: async (request, context) => {
    setTimeout(() => context.log('done beside the answer'), Number(request.query.get('ms')));
    return { body: 'done' };
  },
});
app.http('echo', {
  methods: ['POST'],
  handler: async (request) => ({
    status: 201,
    headers: { 'content-type': 'application/octet-stream', 'x-one': '1' },
    body: await request.arrayBuffer(),
    cookies: [
      { name: 'a', value: '1', httpOnly: true, secure: true, sameSite: 'None' },
      { name: 'b', value: 'two words', path: '/b', maxAge: 60 },
    ],
  }),
});
app.http('log', {
  handler: async (_request, context) => {
    context.log('hello %s', 'host');
    context.error('oh no');
    return {};
  },
});
app.http('send', {
  methods: ['POST'],
  handler: async (request) => {
    const { messages, after } = (await request.json()) as { messages: unknown[]; after?: number };
    const queue = new QueueClient(process.env.AzureWebJobsStorage ?? '', process.env.FIXTURE_QUEUE ?? '');
    for (const message of messages) {
      const text = Buffer.from(JSON.stringify(message)).toString('base64');
      await queue.sendMessage(text, after ? { visibilityTimeout: after } : {});
    }
    return { status: 202 };
  },
});

interface Work {
  n: number;
  failures?: number;
  ms?: number;
  next?: Work;
}

app.storageQueue('work', {
  queueName: '%FIXTURE_QUEUE%',
  connection: 'AzureWebJobsStorage',
  handler: async (message, context) => {
    const work = message as Work;
    working++;
    peak = Math.max(peak, working);
    await new Promise((resolve) => setTimeout(resolve, work.ms ?? 0));
    working--;
    const { triggerMetadata } = context;
    seen.push({ queue: 'work', work, triggerMetadata });
    if (Number(triggerMetadata?.dequeueCount) <= (work.failures ?? 0)) throw new Error(`try ${work.n} again`);
    if (work.next) {
      const queue = new QueueClient(process.env.AzureWebJobsStorage ?? '', process.env.FIXTURE_QUEUE ?? '');
      await queue.sendMessage(Buffer.from(JSON.stringify(work.next)).toString('base64'));
    }
  },
});
app.storageQueue('poisoned', {
  queueName: '%FIXTURE_QUEUE%-poison',
  connection: 'AzureWebJobsStorage',
  handler: async (message) => {
    seen.push({ queue: 'poison', work: message });
  },
});

app.timer('tick', {
  schedule: '%FIXTURE_SCHEDULE%',
  handler: async (timer: Timer, context) => {
    working++;
    peak = Math.max(peak, working);
    await new Promise((resolve) => setTimeout(resolve, 30));
    working--;
    seen.push({ ...timer, timer: context.functionName });
    if (process.env.FIXTURE_TICK_FAILS) throw new Error('the tick failed');
  },
});

app.timer('early', {
  schedule: '0 0 0 1 1 *',
  runOnStartup: true,
  handler: async (_timer, context) => {
    seen.push({ timer: context.functionName });
  },
});

app.hook.appStart((context) => {
  seen.push({ hook: 'appStart', keys: Object.keys(context.hookData) });
});
app.hook.appTerminate(() => {
  process.env.FIXTURE_TERMINATED = 'yes';
});
app.hook.preInvocation((context) => {
  if (context.invocationContext.functionName !== 'exact') return;
  context.hookData.before = 'seen before';
});
app.hook.postInvocation((context) => {
  if (context.invocationContext.functionName !== 'exact') return;
  context.result = { jsonBody: { fn: 'exact', hooked: context.hookData.before } };
});
