// Answers what a page asks of its host while it starts, at once and without any interface of its own.
const asked = new URLSearchParams(location.search);
const frame = document.createElement('iframe');
frame.src = asked.get('page') ?? 'empty.html';
document.body.append(frame);

const runtime = JSON.stringify({
  apiVersion: 4,
  hostVersionsInfo: {},
  isNAAChannelRecommended: false,
  supports: { app: {}, authentication: {}, pages: {} },
});
const context = {
  theme: 'default',
  locale: 'en-GB',
  entityId: 'panel',
  frameContext: 'sidePanel',
  hostClientType: 'web',
  hostName: 'Teams',
  userObjectId: asked.get('person') ?? '',
  tid: asked.get('tenant') ?? '',
  chatId: asked.get('chat') ?? '',
  sessionId: crypto.randomUUID(),
  appSessionId: crypto.randomUUID(),
};
const answers: Record<string, () => unknown[]> = {
  initialize: () => ['sidePanel', 'web', runtime, '2.0.1'],
  getContext: () => [context],
  'authentication.getAuthToken': () => [true, asked.get('token') ?? ''],
};

addEventListener('message', ({ data, source }) => {
  if (source !== frame.contentWindow || typeof data?.func !== 'string') return;
  const answer = answers[data.func];
  if (!answer) return;
  frame.contentWindow?.postMessage(
    { id: data.id, uuidAsString: data.uuidAsString, args: answer() },
    location.origin,
  );
});
