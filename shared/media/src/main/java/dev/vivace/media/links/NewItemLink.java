package dev.vivace.media.links;

import dev.vivace.lambda.token.LinkToken;

/**
 * A link that was just made.
 *
 * @param token what opens it; nobody can tell it again
 */
public record NewItemLink(ItemLink link, LinkToken token) {}
