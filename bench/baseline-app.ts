import { TableClient } from '@azure/data-tables';
import { app } from '@azure/functions';

// What the product is held against: the same library and the same storage, and nothing of ours in between.
const table = TableClient.fromConnectionString(process.env.AzureWebJobsStorage ?? '', 'baseline', {
  allowInsecureConnection: true,
});

app.hook.appStart(async () => {
  await table.createTable();
});

app.http('echo', {
  route: 'echo',
  methods: ['GET'],
  handler: async (request) => ({ jsonBody: { said: request.query.get('said') } }),
});

app.http('insert', {
  route: 'insert/{id}',
  methods: ['PUT'],
  handler: async (request) => {
    const said = (await request.json()) as { note: { kind: string; text: string } };
    const entity = { partitionKey: 'baseline', rowKey: request.params.id ?? '', ...said.note };
    const { etag } = await table.createEntity({ ...entity, tags: '[]', ownerId: '', due: '' });
    return { jsonBody: { ...entity, etag } };
  },
});
