// Everything of the site that trains or moves, by the name that a page asks
// for: each fills the box that it is given.
import { makeExplorer } from "./explorer.mjs";
import { makePlane } from "./plane.mjs";
import { makeReader } from "./reader.mjs";
import { SMALL } from "./small.mjs";

export const LIVE = {
  explorer: makeExplorer, pad: makeReader, plane: makePlane, ...SMALL,
};
