package dev.vivace.peer.session;

import dev.vivace.realtime.session.Control;
import dev.vivace.realtime.session.Session;

/**
 * The task of an invocation.
 *
 * @param offer the camera's SDP
 * @param control what is wanted at the beginning
 * @param limits when it ends
 */
record SessionPlan(Session session, String offer, Control control, SessionLimits limits) {}
