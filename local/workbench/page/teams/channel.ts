export interface Channel {
  id: string;
  name: string;
  team: { id: string; groupId: string; name: string };
}

/** The one team of the workbench, as Teams would name its parts. */
export const leadershipChannel: Channel = {
  id: '19:1f0c7a52d9be4b6c8e3a54d07f6b2c19@thread.tacv2',
  name: 'Leadership',
  team: {
    id: '19:8d3e5f7a1b2c4d6e9f0a1b2c3d4e5f60@thread.tacv2',
    groupId: '3b9f0c1e-52d7-4a68-9d41-7c2e8f5a6b03',
    name: 'Leading together',
  },
};
