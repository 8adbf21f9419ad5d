/**
 * An audience of any size: what HLS asks of the origin behind a cache that joins requests for one
 * address, as CloudFront does, and what that costs.
 */
@NullMarked
package dev.vivace.bench.crowd;

import org.jspecify.annotations.NullMarked;
