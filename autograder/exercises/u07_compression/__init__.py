"""Unit 07, smaller networks: sixteen exercises."""

from autograder.exercises.u07_compression.codebook_gradient import CODEBOOK_GRADIENT
from autograder.exercises.u07_compression.deep_compress_cases import DEEP_COMPRESS
from autograder.exercises.u07_compression.dequantize import DEQUANTIZE
from autograder.exercises.u07_compression.flattened_filter import FLATTENED_FILTER
from autograder.exercises.u07_compression.huffman_bytes import HUFFMAN_BYTES
from autograder.exercises.u07_compression.huffman_code import HUFFMAN_CODE
from autograder.exercises.u07_compression.kmeans_codebook import KMEANS_CODEBOOK
from autograder.exercises.u07_compression.low_rank_linear import LOW_RANK_LINEAR
from autograder.exercises.u07_compression.magnitude_mask import MAGNITUDE_MASK
from autograder.exercises.u07_compression.masked_sgd import MASKED_SGD
from autograder.exercises.u07_compression.quantize import QUANTIZE
from autograder.exercises.u07_compression.rank1_filter import RANK1_FILTER
from autograder.exercises.u07_compression.sparse_gaps import SPARSE_GAPS
from autograder.exercises.u07_compression.surgery_mask import SURGERY_MASK
from autograder.exercises.u07_compression.svd_compress import SVD_COMPRESS
from autograder.exercises.u07_compression.svd_ratio import SVD_RATIO

EXERCISES = (
    SVD_COMPRESS,
    SVD_RATIO,
    LOW_RANK_LINEAR,
    FLATTENED_FILTER,
    RANK1_FILTER,
    MAGNITUDE_MASK,
    MASKED_SGD,
    SURGERY_MASK,
    QUANTIZE,
    DEQUANTIZE,
    KMEANS_CODEBOOK,
    CODEBOOK_GRADIENT,
    HUFFMAN_CODE,
    HUFFMAN_BYTES,
    SPARSE_GAPS,
    DEEP_COMPRESS,
)
