/** Every journey, in the order in which a newcomer would meet them. */
import type { Stage } from "./stage";
import * as asking from "./asking";
import * as claiming from "./claiming";
import * as flagging from "./flagging";
import * as handingIn from "./handing-in";
import * as ordering from "./ordering";
import * as helping from "./helping";
import * as inLine from "./in-line";
import * as inTheForum from "./in-the-forum";
import * as looking from "./looking";
import * as looks from "./looks";
import * as recording from "./recording";
import * as otherWays from "./other-ways";
import * as reporting from "./reporting";
import * as tending from "./tending";
import * as theBoard from "./the-board";
import * as waiting from "./waiting";

export interface Journey {
  name: string;
  play(stage: Stage): Promise<void>;
}

export const journeys: Journey[] = [
  claiming,
  asking,
  inLine,
  looking,
  theBoard,
  inTheForum,
  reporting,
  recording,
  handingIn,
  ordering,
  otherWays,
  tending,
  flagging,
  waiting,
  helping,
  looks,
].flatMap(({ all }) => Object.entries(all).map(([name, play]) => ({ name, play })));
