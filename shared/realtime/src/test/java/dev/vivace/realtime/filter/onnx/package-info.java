@NullMarked
package dev.vivace.realtime.filter.onnx;

import org.jspecify.annotations.NullMarked;
