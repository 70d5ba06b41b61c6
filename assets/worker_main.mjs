// What a worker runs.
import { serve } from "./worker.mjs";

const hear = serve((message, transfer) => postMessage(message, transfer));
onmessage = ({ data }) => hear(data);
