/** Names of shapes of data, which stand beside building blocks and are none. */
export const SHAPE_NAME =
  /(View|ViewModel|ReadModel|Projection|Dto|DTO|Row|Props|Params|Input|Output|Response|Request|Snapshot|Filter|Page|Options|Error|Exception|Data|Id|ID|Uuid|UUID)$/;
