/**
 * Filters that are models (ONNX), run by onnxruntime. Its classes and natives are loaded with the
 * first model, so who only lists filters needs none of it.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.realtime.filter.onnx;

import org.jspecify.annotations.NullMarked;
