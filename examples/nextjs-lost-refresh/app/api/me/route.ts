import { auth } from "../../../auth";

/** As a function around the handler, `auth` puts the renewed cookie into the response. */
export const GET = auth((request) => Response.json(request.auth));
